package codev.group.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.group.authority.OrganisationManagerQueries;
import codev.group.domain.person.Username;
import codev.group.identity.AccountChangesView;
import codev.group.identity.IdentityQueries;
import codev.group.identity.IdentityView;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails to the administrators of the organisation when an account was refused because its user
 * name is another account's, one for each account and name; and to a person when an administrator
 * has changed which account is theirs: with that account one reads what they may read.
 */
@Component
record AccountNotifications(
    IdentityQueries identities,
    OrganisationManagerQueries managers,
    EmailRecipientQueries recipients,
    EmailProperties settings)
    implements DueEmailSource {
  private static final String REFUSAL_KIND = "account-refused";
  private static final String REFUSED = "group.letter.account-refused.";
  private static final String CHANGED = "group.letter.account-changed.";

  @Override
  public Stream<Email> due(Instant moment) {
    return Stream.concat(refusals(moment), changes(moment));
  }

  /** Their subject was the username before it became an id from which that is not read. */
  @Override
  public Set<String> kindsAboutPeople() {
    return Set.of(REFUSAL_KIND);
  }

  private Stream<Email> changes(Instant moment) {
    return identities.changes().stream()
        .flatMap(
            view ->
                view.changes().stream()
                    .filter(change -> settings.isFresh(change.at(), moment))
                    .flatMap(
                        change ->
                            recipients.present(view.person()).stream()
                                .map(reader -> email(reader, change))));
  }

  private Email email(EmailRecipient reader, AccountChangesView.Change change) {
    var opening =
        switch (change.kind()) {
          case RELEASED -> "released";
          case ASSIGNED -> "assigned";
        };
    var day = LocalDate.ofInstant(change.at(), settings.zone());
    return new Email(
        EmailId.of(reader, "account-changed", change.at()),
        reader,
        TranslatableText.of(CHANGED + "subject"),
        List.of(
            TranslatableText.of(CHANGED + opening, recipients.displayName(change.by()), day),
            TranslatableText.of(CHANGED + "wrong")),
        "/groups",
        List.of());
  }

  private Stream<Email> refusals(Instant moment) {
    var contested = identities.contested();
    if (contested.isEmpty()) return Stream.empty();
    var administrators = managers.find(moment);
    return contested.stream()
        .flatMap(
            identity ->
                identity.refused().stream()
                    .filter(account -> settings.isFresh(account.at(), moment))
                    .flatMap(account -> emails(identity.person(), account, administrators)));
  }

  /** One for each account and name, from which neither is read. */
  private static UUID refusalId(Username person, IdentityView.Account account) {
    var key = "%s/%s/%s".formatted(person, account.issuer(), account.subject());
    return UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
  }

  private Stream<Email> emails(
      Username person, IdentityView.Account account, Collection<Username> administrators) {
    var name = recipients.displayName(person);
    return recipients.of(administrators).stream()
        .map(
            reader ->
                new Email(
                    EmailId.of(reader, REFUSAL_KIND, refusalId(person, account)),
                    reader,
                    TranslatableText.of(REFUSED + "subject", name),
                    List.of(
                        TranslatableText.of(REFUSED + "opening", name, account.at()),
                        TranslatableText.of(REFUSED + "recreated"),
                        TranslatableText.of(REFUSED + "other")),
                    "/identities",
                    List.of()));
  }
}
