package io.heartline.alerting.contactpolicy;

import java.util.List;

/**
 * What a decision needs to know of a person's past, whatever ids the person had.
 *
 * @param contacts made, or held in reserve; transactional ones do not count
 * @param complaints of the person
 * @param doNotContact the entries of the person
 */
public record History(List<Contact> contacts, List<Complaint> complaints, List<DoNotContact> doNotContact) {
    /** Nothing happened. */
    static final History NONE = new History(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public History {
        contacts = List.copyOf(contacts);
        complaints = List.copyOf(complaints);
        doNotContact = List.copyOf(doNotContact);
    }
}
