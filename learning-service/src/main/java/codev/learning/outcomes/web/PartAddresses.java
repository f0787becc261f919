package codev.learning.outcomes.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.learning.outcomes.anonymity.ObservationFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The addresses of the pages and documents about one part of a programme: each keeps the whole
 * filter, so that nobody is led from one part to another.
 */
public record PartAddresses(UUID programme, ObservationFilter filter) {
  public String page() {
    return withFilter("/outcomes/" + programme);
  }

  /** Of another part. */
  public String pageOf(ObservationFilter filter) {
    return new PartAddresses(programme, filter).page();
  }

  public String comparison() {
    return withFilter("/outcomes/" + programme + "/comparison");
  }

  public String sessions() {
    return withFilter("/outcomes/" + programme + "/sessions");
  }

  public String actions() {
    return withFilter("/outcomes/" + programme + "/actions");
  }

  public String definitions() {
    return withFilter("/outcomes/" + programme + "/how");
  }

  public String targets() {
    return withFilter("/outcomes/" + programme + "/targets");
  }

  public String report() {
    return withFilter("/api/programmes/" + programme + "/outcomes.pdf");
  }

  public String slides() {
    return withFilter("/api/programmes/" + programme + "/outcomes.pdf", "format=slides");
  }

  public String table() {
    return withFilter("/api/programmes/" + programme + "/outcomes.csv", "layout=SPREADSHEET");
  }

  /** What a form keeps that lets one choose the period alone. */
  public Map<String, String> formFields() {
    var kept = new LinkedHashMap<String, String>();
    if (filter.unit() != null) kept.put("unit", filter.unit());
    if (filter.site() != null) kept.put("site", filter.site());
    if (filter.aim() != null) kept.put("aim", filter.aim().toString());
    if (filter.group() != null) kept.put("group", filter.group().toString());
    return kept;
  }

  private String withFilter(String path, String... additional) {
    var parameters = new ArrayList<>(List.of(additional));
    add(parameters, "unit", filter.unit());
    add(parameters, "site", filter.site());
    add(parameters, "aim", filter.aim());
    add(parameters, "from", filter.from());
    add(parameters, "to", filter.to());
    add(parameters, "group", filter.group());
    return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
  }

  private static void add(List<String> parameters, String name, @Nullable Object value) {
    if (value != null) parameters.add(name + "=" + UriUtils.encode(value.toString(), UTF_8));
  }
}
