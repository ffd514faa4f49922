package io.heartline.alerting.contactpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every policy, wherever the customer lives and whatever happened. */
class ContactLawsTest {
    private static final int CUSTOMERS = 1000;
    private static final Duration HOLD = Duration.ofMinutes(10);
    private static final int PROBES = 3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nobody_gets_what_the_policy_forbids(long seed) {
        var random = new Random(seed);
        List<String> violations = new ArrayList<>();
        int sent = 0;
        int refused = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            var calendar = ContactCalendar.of(random);
            var life = new Life(calendar);

            // when
            calendar.triggers().forEach(life::trigger);

            violations.addAll(new ContactAuditor(calendar, life.log).violations());
            sent += life.log.size();
            refused += life.refused;
        }
        assertThat(violations).isEmpty();
        assertThat(sent).isGreaterThan(CUSTOMERS);
        assertThat(refused).isGreaterThan(CUSTOMERS);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void allowed_from_is_the_first_instant_that_is_allowed(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < CUSTOMERS / 5; i++) {
            var calendar = ContactCalendar.of(random);
            var life = new Life(calendar);
            calendar.triggers().forEach(trigger -> {
                var at = trigger.at();
                var history = life.history(at);
                var ruling = ContactRules.decide(calendar.policy(), history, trigger.proposal(), calendar.zone(), at);
                if (ruling instanceof Ruling.Refused refused) {
                    prove(calendar, history, trigger.proposal(), at, refused.allowedFrom(), random);
                }
                life.trigger(trigger);
            });
        }
    }

    private static void prove(
            ContactCalendar calendar,
            History history,
            Proposal proposal,
            Instant at,
            @Nullable Instant allowedFrom,
            RandomGenerator random) {
        if (allowedFrom != null) {
            assertThat(allowedFrom).isAfter(at);
            assertThat(isAllowed(calendar, history, proposal, allowedFrom)).isTrue();
            assertThat(isAllowed(calendar, history, proposal, allowedFrom.minusNanos(1)))
                    .isFalse();
        }
        // Before it, and at any time where there is none, it is refused.
        var end = allowedFrom == null ? at.plus(Duration.ofDays(400)) : allowedFrom;
        for (int i = 0; i < PROBES; i++) {
            var probe = at.plusNanos(random.nextLong(Duration.between(at, end).toNanos()));
            assertThat(isAllowed(calendar, history, proposal, probe))
                    .as("%s before %s", probe, end)
                    .isFalse();
        }
    }

    private static boolean isAllowed(ContactCalendar calendar, History history, Proposal proposal, Instant at) {
        return ContactRules.decide(calendar.policy(), history, proposal, calendar.zone(), at) instanceof Ruling.Allowed;
    }

    /** The sixty days of one customer, with slots that are confirmed, released and forgotten. */
    private static final class Life {
        private final ContactCalendar calendar;
        private final List<Slot> slots = new ArrayList<>();
        private final List<ContactAuditor.Sent> log = new ArrayList<>();
        private int refused;

        Life(ContactCalendar calendar) {
            this.calendar = calendar;
        }

        /** A slot, and what becomes of it. */
        private record Slot(Instant takenAt, Instant heldUntil, Instant settledAt, ContactCalendar.Trigger trigger) {
            boolean isUsed() {
                return trigger.confirms() && settledAt.isBefore(heldUntil);
            }

            /** How it is seen at a time: held, used, or not at all. */
            @Nullable
            Contact at(Instant now) {
                var proposal = trigger.proposal();
                boolean settled = !now.isBefore(settledAt);
                if (isUsed() && settled) {
                    return new Contact(
                            settledAt, proposal.messageClass(), proposal.channel(), proposal.surveyKind(), null);
                }
                boolean free = !now.isBefore(heldUntil) || (settled && trigger.releases() && !trigger.confirms());
                return free
                        ? null
                        : new Contact(
                                takenAt, proposal.messageClass(), proposal.channel(), proposal.surveyKind(), heldUntil);
            }
        }

        void trigger(ContactCalendar.Trigger trigger) {
            var at = trigger.at();
            switch (ContactRules.decide(calendar.policy(), history(at), trigger.proposal(), calendar.zone(), at)) {
                case Ruling.Allowed allowed -> take(trigger, allowed);
                case Ruling.Refused no -> refused++;
            }
        }

        private void take(ContactCalendar.Trigger trigger, Ruling.Allowed allowed) {
            var expiry = trigger.at().plus(HOLD);
            var openUntil = allowed.openUntil();
            var heldUntil = openUntil != null && openUntil.isBefore(expiry) ? openUntil : expiry;
            var slot = new Slot(trigger.at(), heldUntil, trigger.at().plus(trigger.settleAfter()), trigger);
            slots.add(slot);
            if (slot.isUsed()) {
                log.add(new ContactAuditor.Sent(trigger.at(), slot.settledAt(), trigger.proposal()));
            }
        }

        History history(Instant now) {
            List<Contact> contacts = new ArrayList<>();
            for (var slot : slots) {
                var contact = slot.at(now);
                if (contact != null) {
                    contacts.add(contact);
                }
            }
            var complaints = calendar.complaints().stream()
                    .filter(complaint -> !complaint.at().isAfter(now))
                    .toList();
            var entry = calendar.listed();
            var listed = entry == null || now.isBefore(calendar.listedAt()) ? List.<DoNotContact>of() : List.of(entry);
            return new History(contacts, complaints, listed);
        }
    }
}
