package codev.group.participants;

import codev.group.domain.event.ProgrammeEvent;
import codev.group.domain.event.ProgrammeEvent.*;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.projections.Projection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Read model of the participants of a programme, in the order in which they were added. */
record ParticipantsView(ProgrammeId programme, List<Username> people) {
  static final Projection<ProgrammeEvent, ParticipantsView> PROJECTION =
      Projection.of("participants", ProgrammeEvent.class, ParticipantsView.class)
          .by(e -> e.programme().toString())
          .fold(ParticipantsView::after);

  private static @Nullable ParticipantsView after(
      @Nullable ParticipantsView before, ProgrammeEvent event) {
    return switch (event) {
      case ParticipantAdded e ->
          new ParticipantsView(
              e.programme(), Stream.concat(people(before), Stream.of(e.person())).toList());
      case ParticipantRemoved e ->
          new ParticipantsView(
              e.programme(), people(before).filter(person -> !person.equals(e.person())).toList());
      case ProgrammeDeclared _, TemplateDefined _, TrainingDescribed _ -> before;
      case WelcomeWorded _,
          WelcomeEmailsHeldBack _,
          WelcomeEmailsReleased _,
          WelcomeTrialRequested _ ->
          before;
    };
  }

  private static Stream<Username> people(@Nullable ParticipantsView view) {
    return view == null ? Stream.empty() : view.people().stream();
  }
}
