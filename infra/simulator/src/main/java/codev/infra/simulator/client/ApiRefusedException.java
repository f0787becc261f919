package codev.infra.simulator.client;

/** The platform said no to something that the play needs. */
public final class ApiRefusedException extends RuntimeException {
  ApiRefusedException(ApiRequest call, ApiResponse answer) {
    super(call + " was refused: " + answer.why());
  }
}
