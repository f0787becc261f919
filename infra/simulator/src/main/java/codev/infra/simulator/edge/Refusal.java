package codev.infra.simulator.edge;

/** The platform said no to something that the play needs. */
public final class Refusal extends RuntimeException {
  Refusal(Call call, Answer answer) {
    super(call + " was refused: " + answer.why());
  }
}
