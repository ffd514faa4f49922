package io.heartline.ingestion.prompt;

import io.heartline.ingestion.survey.InvitationChannel;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Writes choices into columns as they are named on the wire. */
final class Wires {
    private Wires() {}

    /** For states. */
    @Converter
    static class OfState implements AttributeConverter<PromptState, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable PromptState state) {
            return state == null ? null : state.wire();
        }

        @Override
        public @Nullable PromptState convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : PromptState.of(column);
        }
    }

    /** For channels. */
    @Converter
    static class OfChannel implements AttributeConverter<InvitationChannel, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable InvitationChannel channel) {
            return channel == null ? null : channel.wire();
        }

        @Override
        public @Nullable InvitationChannel convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : InvitationChannel.of(column);
        }
    }
}
