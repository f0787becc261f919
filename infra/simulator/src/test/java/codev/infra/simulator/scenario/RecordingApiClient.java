package codev.infra.simulator.scenario;

import codev.infra.simulator.client.ApiClient;
import codev.infra.simulator.client.ApiRequest;
import codev.infra.simulator.client.ApiResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * API client that accepts and records every request. Groups are simulated concurrently, so their
 * requests interleave.
 */
final class RecordingApiClient implements ApiClient {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Map<String, List<String>> written = new ConcurrentHashMap<>();

  @Override
  public ApiResponse send(ApiRequest call) {
    if (call.body() == null) return new ApiResponse(404, JSON.missingNode());
    written
        .computeIfAbsent(call.path(), _ -> Collections.synchronizedList(new ArrayList<>()))
        .add(call.at() + " " + call.username() + " " + JSON.writeValueAsString(call.body()));
    return new ApiResponse(201, JSON.missingNode());
  }

  @Override
  public ApiResponse await(ApiRequest call, Predicate<ApiResponse> condition) {
    return new ApiResponse(200, JSON.missingNode());
  }

  /** By the path of the API, in the order in which it happened. */
  Map<String, List<String>> written() {
    var ordered = new TreeMap<String, List<String>>();
    written.forEach((path, lines) -> ordered.put(path, lines.stream().sorted().toList()));
    return ordered;
  }

  /** The bodies of the requests whose path ends so, without user and time. */
  List<JsonNode> bodies(String end) {
    return written.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(end))
        .flatMap(entry -> entry.getValue().stream())
        .map(line -> JSON.readTree(line.substring(line.indexOf('{'))))
        .toList();
  }
}
