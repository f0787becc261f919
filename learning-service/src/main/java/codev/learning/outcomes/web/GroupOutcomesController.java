package codev.learning.outcomes.web;

import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RequestRejectedException;
import codev.infra.web.security.CurrentUser;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.figures.Figure;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.OutcomesQueries.Told;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A group's figures for its members and its facilitator, and a facilitator's own: of all the groups
 * that they lead, for them alone.
 */
@RestController
public class GroupOutcomesController {
  private final OutcomesQueries outcomes;

  GroupOutcomesController(OutcomesQueries outcomes) {
    this.outcomes = outcomes;
  }

  /**
   * @param privacyThreshold how many people, besides whoever looks, stand at least behind a figure
   */
  record OfGroup(
      UUID groupId, UUID programmeId, String name, int privacyThreshold, List<Figure> figures) {}

  /**
   * @param from first day, UTC
   * @param to last day, UTC
   */
  @GetMapping("/api/groups/{id}/outcomes")
  OfGroup ofGroup(
      @PathVariable UUID id,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      CurrentUser who) {
    var group = outcomes.group(id.toString()).orElseThrow(RequestRejectedException::notFound);
    if (!group.concerns(who.username()))
      throw new RequestRejectedException(new Refusal(403, "outcomes.only-members-and-facilitator"));
    var told =
        outcomes
            .of(group.programme(), Viewer.ofGroup(group.id()), ObservationFilter.between(from, to))
            .orElseThrow(RequestRejectedException::notFound);
    return new OfGroup(
        id, UUID.fromString(group.programme()), group.name(), told.threshold(), told.figures());
  }

  record OfFacilitator(List<Led> programmes) {}

  /** All groups that somebody facilitates in one programme. */
  record Led(UUID programmeId, String name, int privacyThreshold, List<Figure> figures) {
    private static Led of(Told told) {
      return new Led(
          UUID.fromString(told.programme().id()),
          told.programme().name(),
          told.threshold(),
          told.figures());
    }
  }

  /**
   * @param from first day, UTC
   * @param to last day, UTC
   */
  @GetMapping("/api/facilitators/me/outcomes")
  OfFacilitator ofFacilitator(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      CurrentUser who) {
    return new OfFacilitator(
        outcomes.ofFacilitator(who.username(), ObservationFilter.between(from, to)).stream()
            .map(Led::of)
            .toList());
  }
}
