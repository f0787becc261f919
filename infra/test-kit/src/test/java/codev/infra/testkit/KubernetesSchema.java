package codev.infra.testkit;

import com.google.gson.annotations.SerializedName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Holds an object against the types of Kubernetes' API, which its client for Java has been
 * generated from: their fields, which of them are required, and the types of values. What a text
 * has to be beyond that is not known to them.
 */
final class KubernetesSchema {
  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  /** By the version and the kind that an object names. */
  private static final Map<String, String> OBJECTS =
      Map.of(
          "apps/v1 Deployment", "V1Deployment",
          "networking.k8s.io/v1 Ingress", "V1Ingress",
          "networking.k8s.io/v1 NetworkPolicy", "V1NetworkPolicy",
          "policy/v1 PodDisruptionBudget", "V1PodDisruptionBudget",
          "v1 Namespace", "V1Namespace",
          "v1 PersistentVolumeClaim", "V1PersistentVolumeClaim",
          "v1 Service", "V1Service");

  private static final Pattern QUANTITY =
      Pattern.compile("[+-]?\\d+(?:\\.\\d+)?(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?");

  /** Values without fields, by the name of their type. */
  private static final Map<String, Predicate<JsonNode>> VALUES =
      Map.of(
          "java.lang.String", JsonNode::isString,
          "java.lang.Boolean", JsonNode::isBoolean,
          "java.lang.Integer", JsonNode::isInt,
          "java.lang.Long", JsonNode::isIntegralNumber,
          "io.kubernetes.client.custom.IntOrString", one -> one.isInt() || one.isString(),
          "io.kubernetes.client.custom.Quantity", KubernetesSchema::isQuantity);

  private final List<String> faults = new ArrayList<>();

  private KubernetesSchema() {}

  /** What is wrong with the object, each with its place; empty if nothing is. */
  static List<String> faults(JsonNode object) {
    var kind = object.path("kind").asString("");
    var key = object.path("apiVersion").asString("") + " " + kind;
    var model = OBJECTS.get(key);
    if (model == null) return List.of("no kind of the API: " + key);
    var schema = new KubernetesSchema();
    try {
      schema.object(kind, object, Class.forName(MODELS + model));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return schema.faults;
  }

  private void object(String place, JsonNode value, Class<?> model)
      throws ReflectiveOperationException {
    var fields = fields(model);
    if (!value.isObject()) {
      addFault(place, value, model);
      return;
    }
    for (var one : value.properties()) {
      var inside = place + "." + one.getKey();
      var type = fields.get(one.getKey());
      if (type == null) faults.add(inside + " is unknown");
      else value(inside, one.getValue(), type);
    }
    for (var name : required(model))
      if (!value.has(name)) faults.add(place + "." + name + " is missing");
  }

  private void value(String place, JsonNode value, Type type) throws ReflectiveOperationException {
    if (type instanceof Class<?> model) {
      var isOne = VALUES.get(model.getName());
      if (isOne == null) object(place, value, model);
      else if (!isOne.test(value)) addFault(place, value, model);
    } else if (type instanceof ParameterizedType several) {
      values(place, value, several);
    } else {
      throw new IllegalStateException("no type of a field: " + type);
    }
  }

  private void values(String place, JsonNode value, ParameterizedType type)
      throws ReflectiveOperationException {
    var container = (Class<?>) type.getRawType();
    var types = type.getActualTypeArguments();
    var last = types[types.length - 1];
    boolean isList = container.equals(List.class);
    if (isList ? !value.isArray() : !value.isObject()) {
      addFault(place, value, container);
    } else if (isList) {
      for (int i = 0; i < value.size(); i++) value(place + "[" + i + "]", value.path(i), last);
    } else {
      for (var one : value.properties()) value(place + "." + one.getKey(), one.getValue(), last);
    }
  }

  private void addFault(String place, JsonNode value, Class<?> type) {
    faults.add("%s is no %s: %s".formatted(place, type.getSimpleName(), value));
  }

  private static boolean isQuantity(JsonNode value) {
    return value.isNumber() || (value.isString() && QUANTITY.matcher(value.asString("")).matches());
  }

  private static Map<String, Type> fields(Class<?> model) {
    var fields = new HashMap<String, Type>();
    for (var field : model.getDeclaredFields()) {
      var name = field.getAnnotation(SerializedName.class);
      if (name != null) fields.put(name.value(), field.getGenericType());
    }
    if (fields.isEmpty()) throw new IllegalStateException("no type of the API: " + model);
    return fields;
  }

  private static Set<String> required(Class<?> model) throws ReflectiveOperationException {
    var names = Objects.requireNonNull(model.getField("openapiRequiredFields").get(null));
    var required = new TreeSet<String>();
    for (var name : (Set<?>) names) required.add(String.valueOf(name));
    return required;
  }
}
