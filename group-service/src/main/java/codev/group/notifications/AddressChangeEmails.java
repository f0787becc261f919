package codev.group.notifications;

import codev.group.domain.person.Username;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * An e-mail to the former address of a person when another person has changed it in the directory:
 * what is meant for them goes elsewhere from then on. It does not name the new address.
 */
@Component
class AddressChangeEmails implements DueEmailSource {
  private static final String KIND = "address-changed";
  private static final String KEY = "group.letter.address-changed.";

  private final ReadModel<AddressChangeView> addresses;
  private final EmailRecipientQueries recipients;
  private final EmailProperties settings;

  AddressChangeEmails(
      ReadModels views, EmailRecipientQueries recipients, EmailProperties settings) {
    this.addresses = views.project(AddressChangeView.PROJECTION);
    this.recipients = recipients;
    this.settings = settings;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    return addresses.all().stream()
        .flatMap(
            view ->
                view.changes().stream()
                    .filter(change -> settings.isFresh(change.at(), moment))
                    .flatMap(change -> email(view.person(), change)));
  }

  @Override
  public Set<String> kindsToFormerAddresses() {
    return Set.of(KIND);
  }

  private Stream<Email> email(Username person, AddressChangeView.Change change) {
    return recipients.atFormerAddress(change.former(), person).stream()
        .map(reader -> email(reader, change));
  }

  private Email email(EmailRecipient reader, AddressChangeView.Change change) {
    var day = LocalDate.ofInstant(change.at(), settings.zone());
    return new Email(
        EmailId.of(reader, KIND, change.at()),
        reader,
        TranslatableText.of(KEY + "subject"),
        List.of(
            TranslatableText.of(KEY + "opening", recipients.displayName(change.by()), day),
            TranslatableText.of(KEY + "consequence"),
            TranslatableText.of(KEY + "wrong")),
        "/people/preferences",
        List.of());
  }
}
