package codev.group.inviting;

import codev.group.contacts.Contacts;
import codev.group.domain.Contact;
import codev.group.domain.Username;
import codev.infra.letters.Addressee;
import codev.infra.letters.LettersSettings;
import codev.infra.views.View;
import codev.infra.views.Views;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is written to. */
@Component
class Readers {
  private final View<Invited> groups;
  private final Contacts contacts;
  private final Locale usual;

  Readers(Views views, Contacts contacts, LettersSettings settings) {
    this.groups = views.project(new Invited.Groups());
    this.contacts = contacts;
    this.usual = settings.language();
  }

  /** The groups that may still meet. */
  List<Invited> groups() {
    return groups.where("open", true);
  }

  /** The people of a group's sessions who have an address, and want this. */
  List<Addressee> of(Invited group, Predicate<Contact> want) {
    return contacts.of(group.people()).entrySet().stream()
        .filter(known -> want.test(known.getValue()))
        .map(this::addressee)
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private @Nullable Addressee addressee(Map.Entry<Username, Contact> known) {
    var contact = known.getValue();
    if (contact.email() == null) return null;
    var language = contact.language() == null ? usual : contact.language().locale();
    return new Addressee(known.getKey().value(), contact.displayName(), contact.email(), language);
  }
}
