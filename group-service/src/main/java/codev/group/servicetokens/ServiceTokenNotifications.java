package codev.group.servicetokens;

import codev.group.authority.OrganisationManagerQueries;
import codev.group.notifications.EmailRecipientQueries;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** E-mails to the administrators of the organisation when a program's departures were stopped. */
@Component
record ServiceTokenNotifications(
    ServiceTokenUseCase tokens,
    OrganisationManagerQueries managers,
    EmailRecipientQueries recipients,
    EmailProperties settings)
    implements DueEmailSource {
  private static final String KEY = "group.letter.departures-stopped.";

  @Override
  public Stream<Email> due(Instant moment) {
    return tokens.all().stream()
        .filter(ServiceToken::waitsForDepartures)
        .flatMap(token -> emails(token, moment));
  }

  private Stream<Email> emails(ServiceToken token, Instant moment) {
    var at = Objects.requireNonNull(token.departuresStoppedAt());
    var day = LocalDate.ofInstant(at, settings.zone());
    return recipients.of(managers.find(moment)).stream()
        .map(
            reader ->
                new Email(
                    EmailId.of(reader, "departures-stopped", token.id(), at.getEpochSecond()),
                    reader,
                    TranslatableText.of(KEY + "subject", token.name()),
                    List.of(
                        TranslatableText.of(KEY + "opening", token.name(), day),
                        TranslatableText.of(KEY + "next")),
                    "/service-tokens",
                    List.of()));
  }
}
