package io.heartline.localstack.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a service answered.
 *
 * @param status HTTP status
 * @param contentType media type without parameters; empty when there is none
 * @param body the JSON it answered; missing when it answered none
 * @param text what it answered, to the letter
 */
public record Answer(int status, String contentType, JsonNode body, String text) {

    /** Whether the request did what it was meant to. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
