package codev.learning.targeting;

import codev.infra.eventstore.Commands;
import codev.infra.eventstore.Receipt;
import codev.infra.pages.Malformed;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import codev.learning.domain.Indicator;
import codev.learning.domain.LearningCommand.SetTargets;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.Username;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where a programme's managers say what it wants to reach: from a program or from its page. */
@Controller
public class TargetDesk {
  private final Commands commands;
  private final InstantSource clock;

  TargetDesk(Commands commands, InstantSource clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * @param targets by the key of the figure; whatever is not named has none any more
   */
  record Targets(@NotNull Map<String, @NotNull Double> targets) {}

  @PostMapping("/api/programmes/{id}/outcomes/targets")
  @ResponseBody
  Receipt set(@PathVariable UUID id, @Valid @RequestBody Targets asked, Who who) {
    return send(id, asked.targets(), who);
  }

  /** From the page: a field left empty sets none. */
  @PostMapping("/outcomes/{id}/targets")
  ResponseEntity<Void> setOnPage(
      @PathVariable UUID id, @RequestParam Map<String, String> fields, Who who) {
    var targets = new TreeMap<String, Double>();
    for (var indicator : Indicator.values()) {
      var written = fields.getOrDefault(indicator.figure(), "").strip();
      if (!written.isEmpty()) targets.put(indicator.figure(), number(indicator, written));
    }
    return Onward.to("/outcomes/" + id, send(id, targets, who).position());
  }

  private Receipt send(UUID programme, Map<String, Double> targets, Who who) {
    who.mustBe(Role.MANAGER);
    targets.forEach(TargetDesk::check);
    var by = new Username(who.username());
    return commands.send(new SetTargets(new ProgrammeId(programme), targets, by, clock.instant()));
  }

  private static void check(String figure, Double target) {
    var field = "targets." + figure;
    var indicator =
        Indicator.of(figure)
            .orElseThrow(() -> new Malformed(field, "targeting.not-an-indicator", figure));
    if (!indicator.allows(target)) throw outside(field, indicator);
  }

  /** As it is written in French too. */
  private static double number(Indicator indicator, String written) {
    try {
      return new BigDecimal(written.replace(',', '.').replace('−', '-')).doubleValue();
    } catch (NumberFormatException _) {
      throw outside(indicator.figure(), indicator);
    }
  }

  private static Malformed outside(String field, Indicator indicator) {
    return new Malformed(
        field, "targeting.outside-its-range", indicator.lowest(), indicator.highest());
  }
}
