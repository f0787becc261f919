package codev.group.notifications;

import codev.group.domain.event.ProgrammeEvent;
import codev.group.domain.event.ProgrammeEvent.*;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.infra.projections.Projection;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of what a programme's managers have made of its welcome e-mails.
 *
 * @param why what they say first; empty: nothing
 * @param by who worded it last; null: nobody has
 * @param hold the last time that the e-mails were kept back; null: they never were
 * @param trials which were asked for lately
 */
record WelcomeLetterView(
    ProgrammeId programme,
    String why,
    @Nullable Username by,
    @Nullable SendingPause hold,
    List<Trial> trials) {
  private static final int MOST_TRIALS = 20;

  /**
   * @param until null: they still are
   */
  record SendingPause(Instant since, @Nullable Instant until) {}

  /** The e-mails of a group are sent to a manager, to read them. */
  record Trial(GroupId group, Username by, Instant at) {}

  /** One document for each programme. */
  static final Projection<ProgrammeEvent, WelcomeLetterView> PROJECTION =
      Projection.of("welcome-letters", ProgrammeEvent.class, WelcomeLetterView.class)
          .by(e -> e.programme().toString())
          .fold(WelcomeLetterView::after);

  static WelcomeLetterView of(ProgrammeId programme) {
    return new WelcomeLetterView(programme, "", null, null, List.of());
  }

  private static @Nullable WelcomeLetterView after(
      @Nullable WelcomeLetterView before, ProgrammeEvent event) {
    var known = before == null ? of(event.programme()) : before;
    return switch (event) {
      case WelcomeWorded e ->
          new WelcomeLetterView(known.programme, e.why(), e.by(), known.hold, known.trials);
      case WelcomeEmailsHeldBack e -> known.with(new SendingPause(e.at(), null));
      case WelcomeEmailsReleased e ->
          known.with(known.hold == null ? null : new SendingPause(known.hold.since(), e.at()));
      case WelcomeTrialRequested e -> known.with(new Trial(e.group(), e.by(), e.at()));
      case ProgrammeDeclared _, TemplateDefined _, TrainingDescribed _ -> before;
      case ParticipantAdded _, ParticipantRemoved _ -> before;
    };
  }

  private WelcomeLetterView with(@Nullable SendingPause other) {
    return new WelcomeLetterView(programme, why, by, other, trials);
  }

  /** As it would be if they were released at a moment. */
  WelcomeLetterView releasedAt(Instant moment) {
    return isHeld() && hold != null ? with(new SendingPause(hold.since(), moment)) : this;
  }

  /** Whether they are kept back now. */
  boolean isHeld() {
    return hold != null && hold.until() == null;
  }

  private WelcomeLetterView with(Trial trial) {
    var all = Stream.concat(trials.stream(), Stream.of(trial)).toList();
    return new WelcomeLetterView(
        programme, why, by, hold, all.subList(Math.max(0, all.size() - MOST_TRIALS), all.size()));
  }

  /** The days (UTC) on which trials were asked for, by which they are looked for. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  List<String> triedOn() {
    return trials.stream()
        .map(trial -> LocalDate.ofInstant(trial.at(), ZoneOffset.UTC).toString())
        .distinct()
        .toList();
  }
}
