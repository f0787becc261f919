package codev.group.domain.event;

import codev.group.domain.authority.GrantId;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.programme.TrainingDescription;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Events of a programme: its declaration, its templates, its welcome, its participants. */
public sealed interface ProgrammeEvent extends GroupServiceEvent {
  ProgrammeId programme();

  @Revision("3") // 2: since programmes have holidays; 3: since they may belong to a unit
  record ProgrammeDeclared(
      ProgrammeId programme,
      ProgrammeSettings frame,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements ProgrammeEvent, GrantFact, RetentionFact {
    public ProgrammeDeclared {
      warnings = List.copyOf(warnings);
    }

    /** The grant that it gives to its author. */
    @Override
    public GrantId grant() {
      return GrantId.ofDeclaration(programme);
    }
  }

  /**
   * A template of the programme's own, or a new version of it; those before stay.
   *
   * @param basedOn the one it was made from
   */
  record TemplateDefined(
      ProgrammeId programme,
      SessionTemplate template,
      SessionTemplate.@Nullable Key basedOn,
      Username by,
      Instant at)
      implements ProgrammeEvent {}

  /** The description of the training for the programme's evidence documents was replaced. */
  record TrainingDescribed(
      ProgrammeId programme, TrainingDescription training, Username by, Instant at)
      implements ProgrammeEvent {}

  /**
   * What a manager says first in the e-mail that welcomes members to the programme's groups.
   *
   * @param why empty: nothing of their own
   */
  record WelcomeWorded(ProgrammeId programme, String why, Username by, Instant at)
      implements ProgrammeEvent {}

  /** No welcome e-mail of the programme is sent until a manager releases them. */
  record WelcomeEmailsHeldBack(ProgrammeId programme, Username by, Instant at)
      implements ProgrammeEvent {}

  record WelcomeEmailsReleased(ProgrammeId programme, Username by, Instant at)
      implements ProgrammeEvent {}

  /** A manager is sent the e-mail that welcomes members to a group, to read it. */
  record WelcomeTrialRequested(ProgrammeId programme, GroupId group, Username by, Instant at)
      implements ProgrammeEvent {}

  /** Groups of the programme may be composed with the person. */
  record ParticipantAdded(ProgrammeId programme, Username person, Username by, Instant at)
      implements ProgrammeEvent, PlaceFact {}

  /** The person is in no group that will be composed; the group that they are in keeps them. */
  record ParticipantRemoved(ProgrammeId programme, Username person, Username by, Instant at)
      implements ProgrammeEvent, PlaceFact {}
}
