package codev.learning.personaldata;

import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails to a person at each stage of their erasure until it is carried out: then they have no
 * address any more. Who has asked for another person's erasure is told when it is cancelled; the
 * rest is told by group-service, where it is decided.
 */
@Component
record ErasureNotifications(
    ErasureQueries erasures, PersonalDataQueries people, EmailProperties settings)
    implements DueEmailSource {
  private static final String KEY = "dossier.letter.";

  @Override
  public Stream<Email> due(Instant moment) {
    return erasures.all().stream()
        .filter(erasure -> settings.isFresh(erasure.since(), moment))
        .flatMap(this::emails);
  }

  private Stream<Email> emails(ErasureView erasure) {
    var person = erasure.person();
    var asker = erasure.by();
    boolean isOwn = asker.equals(person);
    return switch (erasure.state()) {
      case REQUESTED ->
          isOwn
              ? email(person, "requested", erasure)
              : email(person, "requested-by-other", erasure, displayName(asker));
      case APPROVED ->
          email(person, "approved", erasure, Objects.requireNonNull(erasure.due(), "approved"));
      case DECLINED -> isOwn ? Stream.empty() : email(person, "declined", erasure);
      case CANCELLED ->
          isOwn
              ? email(person, "cancelled", erasure)
              : Stream.concat(
                  email(person, "cancelled", erasure),
                  email(asker, "cancelled-of-other", erasure, displayName(person)));
      case DONE -> Stream.empty();
    };
  }

  private Stream<Email> email(
      Username reader, String kind, ErasureView erasure, Object... arguments) {
    var opening = TranslatableText.of(KEY + kind, arguments);
    var lines =
        erasure.isOpen() ? List.of(opening, TranslatableText.of(KEY + "until")) : List.of(opening);
    return recipient(reader).stream()
        .map(
            to ->
                new Email(
                    EmailId.of(to, "erasure-" + kind, erasure.request()),
                    to,
                    TranslatableText.of(KEY + kind + ".subject"),
                    lines,
                    reader.equals(erasure.person()) ? "/me" : "/approvals",
                    List.of()));
  }

  private Optional<EmailRecipient> recipient(Username reader) {
    var contact = people.of(reader.value()).contact();
    if (contact == null || contact.email() == null) return Optional.empty();
    var chosenLanguage = contact.language();
    return Optional.of(
        new EmailRecipient(
            reader.value(),
            contact.displayName(),
            contact.email(),
            chosenLanguage == null ? settings.language() : chosenLanguage.locale()));
  }

  private String displayName(Username person) {
    var contact = people.of(person.value()).contact();
    return contact == null ? person.value() : contact.displayName();
  }
}
