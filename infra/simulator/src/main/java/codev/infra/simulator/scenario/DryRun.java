package codev.infra.simulator.scenario;

import codev.infra.simulator.client.ApiClient;
import codev.infra.simulator.client.ApiRequest;
import codev.infra.simulator.client.ApiResponse;
import java.util.function.Predicate;
import tools.jackson.databind.node.MissingNode;

/** For a session that has been held already: it is gone through again, and nobody hears it. */
final class DryRun implements ApiClient {
  @Override
  public ApiResponse ask(ApiRequest call) {
    return new ApiResponse(200, MissingNode.getInstance());
  }

  @Override
  public ApiResponse await(ApiRequest call, Predicate<ApiResponse> so) {
    return ask(call);
  }
}
