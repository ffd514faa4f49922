package io.heartline.localstack.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a JSON array into the texts of its items, to the letter: what is written otherwise is not the same. */
final class JsonItems {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonItems() {}

    /**
     * Returns the items of an array of objects as they are written.
     *
     * @throws IOException when it is no array of objects
     */
    static List<String> of(String array) throws IOException {
        var items = new ArrayList<String>();
        try (var parser = JSON.createParser(array.toCharArray())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("this is no JSON array");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                var from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                items.add(array.substring(from, (int) parser.currentLocation().getCharOffset()));
            }
        }
        return items;
    }
}
