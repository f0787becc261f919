package codev.learning.targets;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.LearningServiceCommand.SetTargets;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.person.Username;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where a programme's managers say what it wants to reach: from a program or from its page. */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
public class TargetController {
  private static final Pattern NOT_OF_THE_NUMBER = Pattern.compile("[%\\s\u00a0\u202f]");

  private final CommandSender commands;
  private final InstantSource clock;

  TargetController(CommandSender commands, InstantSource clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * @param targets by the key of the figure; whatever is not named has none any more
   */
  record Targets(@NotNull Map<String, @NotNull Double> targets) {}

  @PostMapping("/api/programmes/{id}/outcomes/targets")
  @ResponseBody
  CommandResult set(@PathVariable UUID id, @Valid @RequestBody Targets asked, CurrentUser user) {
    return send(id, asked.targets(), user);
  }

  /** From the page: a field left empty sets none. */
  @PostMapping("/outcomes/{id}/targets")
  ResponseEntity<Void> setOnPage(
      @PathVariable UUID id, @RequestParam Map<String, String> fields, CurrentUser user) {
    var targets = new TreeMap<String, Double>();
    for (var indicator : Indicator.values()) {
      var written = fields.getOrDefault(indicator.figure(), "").strip();
      if (!written.isEmpty()) targets.put(indicator.figure(), number(indicator, written));
    }
    return RedirectAfterPost.to("/outcomes/" + id, send(id, targets, user).position());
  }

  private CommandResult send(UUID programme, Map<String, Double> targets, CurrentUser user) {
    targets.forEach(TargetController::check);
    var by = new Username(user.username());
    return commands.send(new SetTargets(new ProgrammeId(programme), targets, by, clock.instant()));
  }

  private static void check(String figure, Double target) {
    var field = "targets." + figure;
    var indicator =
        Indicator.of(figure)
            .orElseThrow(
                () -> new MalformedRequestException(field, "targeting.not-an-indicator", figure));
    if (!indicator.allows(target)) throw outside(field, indicator);
  }

  /** As people write it, in French too; a share in percent, with or without its sign. */
  private static double number(Indicator indicator, String written) {
    var plain =
        NOT_OF_THE_NUMBER.matcher(written).replaceAll("").replace(',', '.').replace('−', '-');
    try {
      var number = new BigDecimal(plain);
      var target = (indicator.isShare() ? number.movePointLeft(2) : number).doubleValue();
      if (!indicator.allows(target)) throw outsideOnPage(indicator);
      return target;
    } catch (NumberFormatException _) {
      throw outsideOnPage(indicator);
    }
  }

  private static MalformedRequestException outsideOnPage(Indicator indicator) {
    return indicator.isShare()
        ? new MalformedRequestException(indicator.figure(), "targeting.outside-percent")
        : outside(indicator.figure(), indicator);
  }

  private static MalformedRequestException outside(String field, Indicator indicator) {
    return new MalformedRequestException(
        field, "targeting.outside-its-range", indicator.lowest(), indicator.highest());
  }
}
