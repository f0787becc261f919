package codev.learning.outcomes.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How often people of one unit have helped clients of another.
 *
 * @param from the consultants' unit
 * @param to the clients' unit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CrossUnitHelpFigure(
    String from,
    String to,
    @Nullable Double value,
    @Nullable Integer n,
    @Nullable Boolean suppressed) {
  static CrossUnitHelpFigure of(String from, String to, Figure figure) {
    return new CrossUnitHelpFigure(from, to, figure.value(), figure.n(), figure.suppressed());
  }
}
