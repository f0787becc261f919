package codev.infra.eventrelay.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.consumer.RosterListener.Pause;
import codev.infra.testkit.SeedAndTriesHook;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

@Label("Two listeners that pause, read twice and forget")
@AddLifecycleHook(SeedAndTriesHook.class)
class RelayModelTest {
  private static final int ACTIONS = 25;

  /** A fault of the relay is found long before. */
  private static final int ENOUGH = 300;

  @Property(tries = 20)
  @Label("each message has its effect once at most, in the order of its group")
  void each_message_once(@ForAll("everything") ActionChain<RelayModel> chain) {
    assertThat(chain.run().violations()).isEmpty();
  }

  @Example
  @Label("a message without effect is not handled by an instance that has lost its partition")
  void without_effect_and_without_the_partition() {
    var model = new RelayModel(true);
    model.publish("lumière", "hugo");
    model.changeByUser("lumière", "anne", true);
    model.publish("lumière", "anne");
    model.assign(1);
    model.poll(1, 3, Pause.BEFORE_THE_APPEND);
    model.assign(0);
    model.resume(1);
    model.changeByUser("lumière", "anne", false);
    assertThat(model.violations()).isEmpty();
  }

  @Example
  @Label("an instance that has lost its partition does not take it back by failing")
  void a_failure_takes_nothing_back() {
    var model = new RelayModel(true);
    model.publish("soleil", "anne");
    model.poll(0, 1, Pause.BEFORE_THE_COMMAND);
    model.assign(1);
    model.resume(0);
    model.poll(1, 1, Pause.BEFORE_THE_COMMAND);
    model.changeByUser("soleil", "anne", true);
    model.resume(1);
    model.changeByUser("soleil", "anne", false);
    assertThat(model.violations()).isEmpty();
  }

  @Example
  @Label("a message that changed nothing may take effect later where the positions are lost")
  void without_effect_and_without_positions() {
    var model = new RelayModel(true);
    model.publish("lumière", "hugo");
    model.changeByUser("lumière", "hugo", true);
    model.poll(0, 1, Pause.NOWHERE);
    model.losePositions();
    model.changeByUser("lumière", "hugo", false);
    assertThat(model.violations()).isEmpty();
  }

  @Example
  @Label("without the fence, an instance that was paused puts a former member back")
  void a_late_effect_is_found_without_the_fence() {
    assertThat(firstViolation(pauses(false), "is not as in")).isNotEmpty();
  }

  @Example
  @Label("without the fence, a service that lost its positions writes old facts again")
  void a_second_effect_is_found_without_the_fence() {
    assertThat(firstViolation(losses(false), "has two effects")).isNotEmpty();
  }

  @Provide
  Arbitrary<ActionChain<RelayModel>> everything() {
    return pauses(true)
        .withAction(1, publishAgain())
        .withAction(1, losePositions())
        .withAction(1, changeByUser());
  }

  private static ActionChainArbitrary<RelayModel> pauses(boolean fenced) {
    return chain(fenced).withAction(6, poll(Pause.values())).withAction(2, resume());
  }

  private static ActionChainArbitrary<RelayModel> losses(boolean fenced) {
    return chain(fenced).withAction(6, poll(Pause.NOWHERE)).withAction(2, losePositions());
  }

  private static ActionChainArbitrary<RelayModel> chain(boolean fenced) {
    return ActionChain.startWith(() -> new RelayModel(fenced))
        .withAction(4, publish())
        .withAction(3, assign())
        .withMaxTransformations(ACTIONS);
  }

  /** The violations of the first chain that has such a one; empty if none has. */
  private static List<String> firstViolation(
      ActionChainArbitrary<RelayModel> chains, String wanted) {
    return chains.generator(ENOUGH).stream(new Random(1))
        .limit(ENOUGH)
        .map(chain -> chain.value().run().violations())
        .filter(violations -> violations.stream().anyMatch(wrong -> wrong.contains(wanted)))
        .findFirst()
        .orElse(List.of());
  }

  private static Action.Independent<RelayModel> publish() {
    return random(
        Combinators.combine(groups(), members())
            .as(
                (group, member) ->
                    new Step(
                        "publish " + group + " " + member, model -> model.publish(group, member))));
  }

  private static Action.Independent<RelayModel> publishAgain() {
    return random(
        Arbitraries.integers()
            .between(1, 3)
            .map(count -> new Step("publish again " + count, model -> model.publishAgain(count))));
  }

  private static Action.Independent<RelayModel> poll(Pause... pauses) {
    return random(
        Combinators.combine(instances(), Arbitraries.integers().between(1, 4), pauses(pauses))
            .as(
                (instance, count, pause) ->
                    new Step(
                        "poll " + instance + " " + count + " " + pause,
                        model -> model.poll(instance, count, pause))));
  }

  private static Action.Independent<RelayModel> assign() {
    return random(
        instances()
            .map(instance -> new Step("assign " + instance, model -> model.assign(instance))));
  }

  private static Action.Independent<RelayModel> resume() {
    return random(
        instances()
            .map(instance -> new Step("resume " + instance, model -> model.resume(instance))));
  }

  private static Action.Independent<RelayModel> losePositions() {
    return random(Arbitraries.just(new Step("lose positions", RelayModel::losePositions)));
  }

  private static Action.Independent<RelayModel> changeByUser() {
    return random(
        Combinators.combine(groups(), members(), Arbitraries.of(true, false))
            .as(
                (group, member, joined) ->
                    new Step(
                        "change by user " + group + " " + member + " " + joined,
                        model -> model.changeByUser(group, member, joined))));
  }

  private record Step(String name, Consumer<RelayModel> change) {}

  private static Action.Independent<RelayModel> random(Arbitrary<Step> steps) {
    return () -> steps.map(step -> Transformer.mutate(step.name(), step.change()));
  }

  private static Arbitrary<Pause> pauses(Pause... pauses) {
    return Arbitraries.of(pauses);
  }

  private static Arbitrary<Integer> instances() {
    return Arbitraries.integers().between(0, 1);
  }

  private static Arbitrary<String> groups() {
    return Arbitraries.of("lumière", "soleil");
  }

  private static Arbitrary<String> members() {
    return Arbitraries.of("hugo", "anne");
  }
}
