package codev.group.roster;

import codev.group.domain.Frame;
import codev.group.domain.GroupEvent.ProgrammeDeclared;
import codev.group.domain.GroupEvent.TemplateDefined;
import codev.group.domain.GroupEvent.TrainingDescribed;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Template;
import codev.group.domain.Templates;
import codev.group.domain.Training;
import codev.group.domain.Warning;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A programme, as it is shown.
 *
 * @param templates its own, every version
 * @param training what its proofs say
 */
public record ProgrammeCard(
    ProgrammeId id,
    @JsonUnwrapped Frame frame,
    List<Warning> warnings,
    Templates templates,
    Training training) {

  static ProgrammeCard of(ProgrammeDeclared event) {
    return new ProgrammeCard(
        event.programme(), event.frame(), event.warnings(), Templates.NONE, Training.UNTOLD);
  }

  ProgrammeCard with(TemplateDefined event) {
    boolean wasAwaited = event.template().key().equals(frame.template());
    return new ProgrammeCard(
        id,
        frame,
        wasAwaited
            ? warnings.stream().filter(w -> w != Warning.TEMPLATE_NOT_DEFINED_YET).toList()
            : warnings,
        templates.with(event.template()),
        training);
  }

  ProgrammeCard with(TrainingDescribed event) {
    return new ProgrammeCard(id, frame, warnings, templates, event.training());
  }

  /**
   * What a session is to be planned with.
   *
   * @param key {@code null}: as everywhere in the programme
   */
  public Template template(Template.@Nullable Key key) {
    return templates.get(key == null ? frame.template() : key);
  }
}
