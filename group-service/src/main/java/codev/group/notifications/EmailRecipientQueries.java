package codev.group.notifications;

import codev.group.domain.person.Contact;
import codev.group.domain.person.Username;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the groups that e-mails are about, and the recipients of an e-mail among their people. */
@Component
class EmailRecipientQueries {
  private final View<NotifiedGroup> groups;
  private final ContactQueries contacts;
  private final Locale usual;

  EmailRecipientQueries(Views views, ContactQueries contacts, EmailProperties settings) {
    this.groups = views.project(NotifiedGroup.PROJECTION);
    this.contacts = contacts;
    this.usual = settings.language();
  }

  /** The groups that may still meet. */
  List<NotifiedGroup> groups() {
    return groups.where("open", true);
  }

  /** The people of a group's sessions who have an address, and want this. */
  List<EmailRecipient> of(NotifiedGroup group, Predicate<Contact> want) {
    return contacts.of(group.people()).entrySet().stream()
        .filter(known -> want.test(known.getValue()))
        .map(this::addressee)
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private @Nullable EmailRecipient addressee(Map.Entry<Username, Contact> known) {
    var contact = known.getValue();
    if (contact.email() == null) return null;
    var language = contact.language() == null ? usual : contact.language().locale();
    return new EmailRecipient(
        known.getKey().value(), contact.displayName(), contact.email(), language);
  }
}
