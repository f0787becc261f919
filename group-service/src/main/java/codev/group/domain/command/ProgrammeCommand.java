package codev.group.domain.command;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.programme.TrainingDescription;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.GroupId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands to a programme: its declaration, its templates, its welcome, its participants. */
public sealed interface ProgrammeCommand extends GroupServiceCommand {
  ProgrammeId programme();

  @Override
  default String stream() {
    return programme().stream();
  }

  /**
   * @param audited whether it would be audited by the very person who declares it, and manages it
   *     then
   */
  record DeclareProgramme(
      ProgrammeId programme, ProgrammeSettings settings, boolean audited, Username by, Instant at)
      implements ProgrammeCommand {}

  record DescribeTraining(
      ProgrammeId programme, TrainingDescription training, Username by, Instant at)
      implements ProgrammeCommand {}

  /**
   * @param why empty: nothing of the manager's own
   */
  record RewordWelcomeEmail(ProgrammeId programme, String why, Username by, Instant at)
      implements ProgrammeCommand {}

  /**
   * @param held whether welcome e-mails of the programme are kept back, or else sent
   */
  record HoldWelcomeEmails(ProgrammeId programme, boolean held, Username by, Instant at)
      implements ProgrammeCommand {}

  /** Repeated within a minute it changes nothing. */
  record RequestWelcomeTrial(ProgrammeId programme, GroupId group, Username by, Instant at)
      implements ProgrammeCommand {}

  /** Those who are participants already stay so. */
  record AddParticipants(ProgrammeId programme, List<Username> people, Username by, Instant at)
      implements ProgrammeCommand {
    public AddParticipants {
      people = List.copyOf(people);
    }
  }

  record RemoveParticipant(ProgrammeId programme, Username person, Username by, Instant at)
      implements ProgrammeCommand {}

  /**
   * Defines a session template of a programme.
   *
   * @param version which it is meant to become; {@code null}: the next, unless nothing changes
   * @param basedOn the version that the caller started from
   */
  record DefineTemplate(
      ProgrammeId programme,
      SessionTemplate.Key key,
      @Nullable Integer version,
      SessionTemplate.@Nullable Key basedOn,
      List<SessionTemplate.PlannedStep> steps,
      List<SessionTemplate.Item> items,
      Username by,
      Instant at)
      implements ProgrammeCommand {
    public SessionTemplate template(int version) {
      return new SessionTemplate(key, version, steps, items);
    }
  }
}
