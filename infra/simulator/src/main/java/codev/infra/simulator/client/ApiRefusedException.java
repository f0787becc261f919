package codev.infra.simulator.client;

/** The platform refused a request that the simulation needs. */
public final class ApiRefusedException extends RuntimeException {
  ApiRefusedException(ApiRequest call, ApiResponse answer) {
    super(call + " was refused: " + answer.why());
  }
}
