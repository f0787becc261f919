package codev.group.retention;

import codev.group.notifications.EmailRecipientQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** E-mails that announce to a person that their identity leaves, and when. */
@Component
record IdentityNotifications(
    IdentityErasureQueries identities,
    ProgrammeQueries programmes,
    EmailRecipientQueries recipients,
    EmailProperties settings)
    implements DueEmailSource {
  private static final String KEY = "group.letter.retention.IDENTITY";

  @Override
  public Stream<Email> due(Instant moment) {
    return identities.announced().stream()
        .filter(announced -> settings.isFresh(announced.since(), moment))
        .flatMap(
            announced ->
                recipients.present(announced.person()).stream()
                    .map(reader -> email(announced, reader)));
  }

  private Email email(IdentityErasureView announced, EmailRecipient reader) {
    var programme = Objects.requireNonNull(announced.programme(), "announced");
    var leavesOn = Objects.requireNonNull(announced.leavesOn(), "announced");
    var name = programmes.programme(programme).settings().name();
    return new Email(
        EmailId.of(reader, "identity-retention", programme, leavesOn),
        reader,
        TranslatableText.of(KEY + ".subject", leavesOn),
        List.of(
            TranslatableText.of(KEY, name, leavesOn),
            TranslatableText.of(KEY + ".stays"),
            TranslatableText.of("group.letter.retention.download"),
            TranslatableText.of(KEY + ".ask", name)),
        "/me",
        List.of());
  }
}
