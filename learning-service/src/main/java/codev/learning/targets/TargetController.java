package codev.learning.targets;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.LearningServiceCommand.SetTargets;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.figures.OutcomesQueries;
import codev.learning.outcomes.figures.SurveyTarget;
import codev.learning.outcomes.web.PartAddresses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where a programme's managers say what it wants to reach: from a program or from its page. */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
public record TargetController(
    CommandSender commands, OutcomesQueries outcomes, InstantSource clock) {
  /** What a target can be. */
  private record TargetRange(String figure, double lowest, double highest, boolean isShare) {
    static TargetRange of(Indicator indicator) {
      return new TargetRange(
          indicator.figure(), indicator.lowest(), indicator.highest(), indicator.isShare());
    }

    static TargetRange of(SurveyTarget target) {
      return new TargetRange(target.figure(), target.item().from(), target.item().to(), false);
    }

    boolean allows(double target) {
      return lowest <= target && target <= highest;
    }
  }

  /**
   * @param targets by the key of the figure; whatever is not named has none any more
   */
  record TargetsRequest(@NotNull Map<String, @NotNull Double> targets) {}

  @PostMapping("/api/programmes/{id}/outcomes/targets")
  @ResponseBody
  CommandResult set(
      @PathVariable UUID id, @Valid @RequestBody TargetsRequest request, CurrentUser user) {
    return send(id, request.targets(), user);
  }

  /** From the page: a field left empty sets none. */
  @PostMapping("/outcomes/{id}/targets")
  ResponseEntity<Void> setOnPage(
      @PathVariable UUID id,
      @ModelAttribute ObservationFilter filter,
      @RequestParam Map<String, String> fields,
      CurrentUser user) {
    var targets = new TreeMap<String, Double>();
    for (var range : offered(id)) {
      var written = fields.getOrDefault(range.figure(), "").strip();
      if (!written.isEmpty()) targets.put(range.figure(), number(range, written));
    }
    var page = new PartAddresses(id, filter).page();
    return RedirectAfterPost.to(page, send(id, targets, user).position());
  }

  private CommandResult send(UUID programme, Map<String, Double> targets, CurrentUser user) {
    targets.forEach((figure, target) -> check(programme, figure, target));
    var by = new Username(user.username());
    return commands.send(new SetTargets(new ProgrammeId(programme), targets, by, clock.instant()));
  }

  /** The common indicators, then the programme's own surveys. */
  private List<TargetRange> offered(UUID programme) {
    var surveyTargets =
        outcomes.declared(programme.toString()).map(SurveyTarget::offered).orElse(List.of());
    return Stream.concat(
            Arrays.stream(Indicator.values()).map(TargetRange::of),
            surveyTargets.stream().map(TargetRange::of))
        .toList();
  }

  private Optional<TargetRange> range(UUID programme, String figure) {
    return Indicator.of(figure)
        .map(TargetRange::of)
        .or(
            () ->
                outcomes
                    .declared(programme.toString())
                    .flatMap(known -> SurveyTarget.find(known, figure))
                    .map(TargetRange::of));
  }

  private void check(UUID programme, String figure, Double target) {
    var field = "targets." + figure;
    var range =
        range(programme, figure)
            .orElseThrow(
                () -> new MalformedRequestException(field, "targeting.not-an-indicator", figure));
    if (!range.allows(target)) throw outside(field, range);
  }

  /** A share is written in percent. */
  private static double number(TargetRange range, String written) {
    var number = WrittenNumber.parse(written).orElseThrow(() -> outsideOnPage(range));
    var target = (range.isShare() ? number.movePointLeft(2) : number).doubleValue();
    if (!range.allows(target)) throw outsideOnPage(range);
    return target;
  }

  private static MalformedRequestException outsideOnPage(TargetRange range) {
    return range.isShare()
        ? new MalformedRequestException(range.figure(), "targeting.outside-percent")
        : outside(range.figure(), range);
  }

  private static MalformedRequestException outside(String field, TargetRange range) {
    return new MalformedRequestException(
        field, "targeting.outside-its-range", range.lowest(), range.highest());
  }
}
