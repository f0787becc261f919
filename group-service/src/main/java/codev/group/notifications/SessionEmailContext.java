package codev.group.notifications;

import codev.group.calendar.CalendarEntry;
import codev.group.calendar.CalendarEntryTexts;
import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Contact;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import codev.group.invitations.InvitationAddresses;
import codev.group.invitations.PersonalInvitation;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the e-mails to the people of a group need to know besides the group.
 *
 * @param contacts of its people
 * @param departed those of them who have left the organisation
 * @param answers to the invitations to its sessions, as far as they were given
 */
record SessionEmailContext(
    Map<Username, Contact> contacts,
    Set<Username> departed,
    Map<SessionId, Map<Username, InvitationAnswer>> answers,
    CalendarEntryTexts entries,
    InvitationAddresses addresses,
    EmailProperties settings) {

  /** Empty without an address. */
  Optional<EmailRecipient> recipient(Username person) {
    return Optional.ofNullable(contacts.get(person))
        .flatMap(contact -> recipient(person, contact, settings.language()));
  }

  /** Likewise, and empty for who has left the organisation: nothing is asked of them any more. */
  Optional<EmailRecipient> present(Username person) {
    return departed.contains(person) ? Optional.empty() : recipient(person);
  }

  boolean wants(EmailKind kind, Username person) {
    var contact = contacts.get(person);
    return contact != null && contact.wants(kind);
  }

  String displayName(Username person) {
    var contact = contacts.get(person);
    return contact == null ? person.value() : contact.displayName();
  }

  CalendarEntry calendarEntry(
      CalendarSession session, String group, String facilitator, Locale language) {
    return entries.of(session, group, facilitator, language);
  }

  /** What a person has answered to the invitation to a session at its present date. */
  Optional<InvitationAnswer> answer(SessionId session, Username person) {
    return Optional.ofNullable(answers.getOrDefault(session, Map.of()).get(person));
  }

  /** The address from which e-mails are sent, and to which answers go. */
  String sender() {
    return settings.from();
  }

  /** The path of the page at which its recipient alone answers an invitation. */
  String path(PersonalInvitation invitation) {
    return addresses.path(invitation);
  }

  /** The public address of a page. */
  String address(String path) {
    return settings.address().resolve(path).toString();
  }

  ZoneId zone() {
    return settings.zone();
  }

  /**
   * Empty without an address.
   *
   * @param usual the language of those who have chosen none
   */
  static Optional<EmailRecipient> recipient(Username person, Contact contact, Locale usual) {
    if (contact.email() == null) return Optional.empty();
    var language = contact.language() == null ? usual : contact.language().locale();
    return Optional.of(
        new EmailRecipient(person.value(), contact.displayName(), contact.email(), language));
  }
}
