package codev.group.programme;

import codev.group.domain.event.ProgrammeEvent;
import codev.group.domain.event.ProgrammeEvent.ParticipantAdded;
import codev.group.domain.event.ProgrammeEvent.ParticipantRemoved;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.event.ProgrammeEvent.TemplateDefined;
import codev.group.domain.event.ProgrammeEvent.TrainingDescribed;
import codev.group.domain.event.ProgrammeEvent.WelcomeEmailsHeldBack;
import codev.group.domain.event.ProgrammeEvent.WelcomeEmailsReleased;
import codev.group.domain.event.ProgrammeEvent.WelcomeTrialRequested;
import codev.group.domain.event.ProgrammeEvent.WelcomeWorded;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.programme.TrainingDescription;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.MethodWarning;
import codev.infra.projections.Projection;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a programme.
 *
 * @param templates its own, every version
 * @param training for its evidence documents
 */
public record ProgrammeView(
    ProgrammeId id,
    @JsonUnwrapped ProgrammeSettings settings,
    List<MethodWarning> warnings,
    SessionTemplates templates,
    TrainingDescription training) {

  /** One document for each programme; 4: the training. */
  static final Projection<ProgrammeEvent, ProgrammeView> PROJECTION =
      Projection.of("programmes", ProgrammeEvent.class, ProgrammeView.class)
          .version(4)
          .by(e -> e.programme().toString())
          .fold(ProgrammeView::after);

  private static @Nullable ProgrammeView after(
      @Nullable ProgrammeView before, ProgrammeEvent event) {
    return switch (event) {
      case ProgrammeDeclared e -> of(e);
      case TemplateDefined e ->
          Objects.requireNonNull(before, "a programme is declared first").with(e);
      case TrainingDescribed e ->
          Objects.requireNonNull(before, "a programme is declared first").with(e);
      case ParticipantAdded _, ParticipantRemoved _ -> before;
      case WelcomeWorded _,
          WelcomeEmailsHeldBack _,
          WelcomeEmailsReleased _,
          WelcomeTrialRequested _ ->
          before;
    };
  }

  private static ProgrammeView of(ProgrammeDeclared event) {
    return new ProgrammeView(
        event.programme(),
        event.frame(),
        event.warnings(),
        SessionTemplates.NONE,
        TrainingDescription.EMPTY);
  }

  private ProgrammeView with(TemplateDefined event) {
    boolean wasAwaited = event.template().key().equals(settings.template());
    return new ProgrammeView(
        id,
        settings,
        wasAwaited
            ? warnings.stream().filter(w -> w != MethodWarning.TEMPLATE_NOT_DEFINED_YET).toList()
            : warnings,
        templates.with(event.template()),
        training);
  }

  private ProgrammeView with(TrainingDescribed event) {
    return new ProgrammeView(id, settings, warnings, templates, event.training());
  }

  /**
   * What a session is to be planned with.
   *
   * @param key {@code null}: as everywhere in the programme
   */
  public SessionTemplate template(SessionTemplate.@Nullable Key key) {
    return templates.get(key == null ? settings.template() : key);
  }
}
