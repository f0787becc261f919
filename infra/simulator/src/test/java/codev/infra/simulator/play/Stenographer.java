package codev.infra.simulator.play;

import codev.infra.simulator.edge.Answer;
import codev.infra.simulator.edge.Call;
import codev.infra.simulator.edge.Edge;
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

/** Says yes to everything, and writes down what was asked. Groups play at once, so they mix. */
final class Stenographer implements Edge {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Map<String, List<String>> written = new ConcurrentHashMap<>();

  @Override
  public Answer ask(Call call) {
    if (call.body() == null) return new Answer(404, JSON.missingNode());
    written
        .computeIfAbsent(call.path(), _ -> Collections.synchronizedList(new ArrayList<>()))
        .add(call.at() + " " + call.who() + " " + JSON.writeValueAsString(call.body()));
    return new Answer(201, JSON.missingNode());
  }

  @Override
  public Answer await(Call call, Predicate<Answer> so) {
    return new Answer(200, JSON.missingNode());
  }

  /** By the path of the API, in the order in which it happened. */
  Map<String, List<String>> written() {
    var ordered = new TreeMap<String, List<String>>();
    written.forEach((path, lines) -> ordered.put(path, lines.stream().sorted().toList()));
    return ordered;
  }

  /** What was said where the path ends so, without who said it when. */
  List<JsonNode> bodies(String end) {
    return written.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(end))
        .flatMap(entry -> entry.getValue().stream())
        .map(line -> JSON.readTree(line.substring(line.indexOf('{'))))
        .toList();
  }
}
