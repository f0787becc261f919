package codev.infra.simulator.scenario;

import codev.infra.simulator.client.ApiClient;
import codev.infra.simulator.client.ApiRequest;
import codev.infra.simulator.client.ApiResponse;
import java.util.function.Predicate;
import tools.jackson.databind.node.MissingNode;

/**
 * API client that sends nothing and accepts everything: replays a session that was held on an
 * earlier run.
 */
final class NoOpApiClient implements ApiClient {
  @Override
  public ApiResponse send(ApiRequest call) {
    return new ApiResponse(200, MissingNode.getInstance());
  }

  @Override
  public ApiResponse await(ApiRequest call, Predicate<ApiResponse> condition) {
    return send(call);
  }
}
