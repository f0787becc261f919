package codev.infra.simulator.play;

import codev.infra.simulator.edge.Answer;
import codev.infra.simulator.edge.Call;
import codev.infra.simulator.edge.Edge;
import java.util.function.Predicate;
import tools.jackson.databind.node.MissingNode;

/** For a session that has been held already: it is gone through again, and nobody hears it. */
final class Memory implements Edge {
  @Override
  public Answer ask(Call call) {
    return new Answer(200, MissingNode.getInstance());
  }

  @Override
  public Answer await(Call call, Predicate<Answer> so) {
    return ask(call);
  }
}
