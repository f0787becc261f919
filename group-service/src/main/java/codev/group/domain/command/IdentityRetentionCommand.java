package codev.group.domain.command;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import java.time.Instant;
import java.time.LocalDate;

/** Commands about how long a person's identity is kept. */
public sealed interface IdentityRetentionCommand extends GroupServiceCommand {
  Username person();

  @Override
  default String stream() {
    return person().identityStream();
  }

  /**
   * @param programme that keeps it last
   * @param end the first day on which nothing keeps it any more
   */
  record AnnounceIdentityErasure(
      Username person, ProgrammeId programme, LocalDate end, LocalDate today, Instant at)
      implements IdentityRetentionCommand {}

  /** Something keeps it again. */
  record CallOffIdentityErasure(Username person, Instant at) implements IdentityRetentionCommand {}

  /**
   * It leaves, if that was announced for the same end, and long enough ago.
   *
   * @param by who has set the period that is over
   */
  record EndIdentityPeriod(Username person, LocalDate end, LocalDate today, Username by, Instant at)
      implements IdentityRetentionCommand {}
}
