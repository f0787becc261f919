package codev.group.notifications;

import codev.group.authority.OrganisationManagerQueries;
import codev.group.domain.person.Username;
import codev.group.identity.IdentityQueries;
import codev.group.identity.IdentityView;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import codev.infra.email.TranslatableText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails to the administrators of the organisation when an account was refused because its user
 * name is another account's: one for each account and name.
 */
@Component
class RefusedAccountNotifications implements DueEmailSource {
  private static final String KEY = "group.letter.account-refused.";

  private final IdentityQueries identities;
  private final OrganisationManagerQueries managers;
  private final EmailRecipientQueries recipients;
  private final EmailProperties settings;

  RefusedAccountNotifications(
      IdentityQueries identities,
      OrganisationManagerQueries managers,
      EmailRecipientQueries recipients,
      EmailProperties settings) {
    this.identities = identities;
    this.managers = managers;
    this.recipients = recipients;
    this.settings = settings;
  }

  @Override
  public Stream<Email> due(Instant moment) {
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

  private Stream<Email> emails(
      Username person, IdentityView.Account account, Collection<Username> administrators) {
    var name = recipients.displayName(person);
    return recipients.of(administrators).stream()
        .map(
            reader ->
                new Email(
                    "account-refused/%s/%s/%s/%s"
                        .formatted(person, account.issuer(), account.subject(), reader.username()),
                    reader,
                    TranslatableText.of(KEY + "subject", name),
                    List.of(
                        TranslatableText.of(KEY + "opening", name, account.at()),
                        TranslatableText.of(KEY + "recreated"),
                        TranslatableText.of(KEY + "other")),
                    "/identities",
                    List.of()));
  }
}
