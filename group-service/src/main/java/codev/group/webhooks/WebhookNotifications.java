package codev.group.webhooks;

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
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** E-mails to the administrators of the organisation when a webhook was disabled. */
@Component
record WebhookNotifications(
    WebhookUseCase webhooks,
    OrganisationManagerQueries managers,
    EmailRecipientQueries recipients,
    EmailProperties settings)
    implements DueEmailSource {
  private static final String KEY = "group.letter.webhook-disabled.";

  @Override
  public Stream<Email> due(Instant moment) {
    return webhooks.all().stream()
        .flatMap(
            webhook ->
                Optional.ofNullable(webhook.disabledAt()).stream()
                    .flatMap(at -> emails(webhook, at, moment)));
  }

  private Stream<Email> emails(Webhook webhook, Instant at, Instant moment) {
    var day = LocalDate.ofInstant(at, settings.zone());
    return recipients.of(managers.find(moment)).stream()
        .map(
            reader ->
                new Email(
                    EmailId.of(reader, "webhook-disabled", webhook.id(), webhook.changes()),
                    reader,
                    TranslatableText.of(KEY + "subject", webhook.host()),
                    List.of(
                        TranslatableText.of(KEY + "opening", webhook.host(), day),
                        TranslatableText.of(KEY + "next")),
                    "/webhooks/" + webhook.id(),
                    List.of()));
  }
}
