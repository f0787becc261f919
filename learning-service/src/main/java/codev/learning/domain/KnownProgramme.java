package codev.learning.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.learning.domain.LearningServiceCommand.*;
import codev.learning.domain.event.ProgrammeEvent;
import codev.learning.domain.event.ProgrammeEvent.*;
import codev.learning.domain.survey.OwnEvaluationItem;
import codev.learning.domain.survey.ProgrammeInstrument.Question;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: a programme as published by group-service, with its targets; a repeated message
 * changes nothing.
 */
@Aggregate(type = "Programme") // as the log has it
public class KnownProgramme {
  @AggregateIdentifier String id;
  private @Nullable ProgrammeNoted noted;
  private @Nullable ProgrammeDated dated;
  private final Map<String, OwnEvaluationItem> items = new HashMap<>();
  private Map<String, Double> targets = Map.of();
  private final Map<String, InstrumentLoaded> instruments = new HashMap<>();
  private final Map<InstrumentItemKey, Question> asked = new HashMap<>();

  private record InstrumentItemKey(String instrument, String item) {}

  @SuppressWarnings("NullAway.Init")
  KnownProgramme() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void note(NoteProgrammeFact c) {
    if (isNew(c.fact())) apply(c.fact());
  }

  private boolean isNew(PublishedProgrammeEvent fact) {
    return switch (fact) {
      case ProgrammeNoted e -> !e.equals(noted);
      case ProgrammeDated e ->
          dated == null
              || !e.startsOn().equals(dated.startsOn())
              || !e.endsOn().equals(dated.endsOn());
      case ItemNoted e -> !e.item().equals(items.get(e.item().key()));
    };
  }

  @CommandHandler
  void set(SetTargets c) {
    if (!c.targets().equals(targets))
      apply(new TargetsSet(c.programme(), c.targets(), c.by(), c.at()));
  }

  @CommandHandler
  void load(LoadInstrument c) {
    var before = instruments.get(c.instrument().key());
    if (before != null && before.instrument().equals(c.instrument())) return;
    c.instrument()
        .items()
        .forEach(item -> check(new InstrumentItemKey(c.instrument().key(), item.key()), item));
    int version = before == null ? 1 : before.version() + 1;
    apply(new InstrumentLoaded(c.programme(), c.instrument(), version, c.by(), c.at()));
  }

  /**
   * An item's answers are counted together whatever the version: on one scale, then. And the same
   * question under two keys would get equal answers with figures about different sets of people:
   * their difference might reveal one person's answer.
   */
  private void check(InstrumentItemKey itemKey, Question item) {
    var before = asked.get(itemKey);
    if (before != null && !before.hasTheScaleOf(item))
      throw new RuleViolationException(
          RuleViolation.ITEM_HAS_ANOTHER_SCALE,
          item.key(),
          before.from(),
          before.to(),
          itemKey.instrument());
    asked.forEach(
        (other, question) -> {
          if (!other.equals(itemKey) && question.asksTheSameAs(item))
            throw new RuleViolationException(
                RuleViolation.ITEM_IS_ASKED_ALREADY, item.key(), other.item(), other.instrument());
        });
  }

  @EventSourcingHandler
  void evolve(ProgrammeEvent event) {
    id = event.stream();
    switch (event) {
      case ProgrammeNoted e -> noted = e;
      case ProgrammeDated e -> dated = e;
      case ItemNoted e -> items.put(e.item().key(), e.item());
      case TargetsSet e -> targets = e.targets();
      case InstrumentLoaded e -> {
        var key = e.instrument().key();
        instruments.put(key, e);
        for (var item : e.instrument().items())
          asked.put(new InstrumentItemKey(key, item.key()), item);
      }
    }
  }
}
