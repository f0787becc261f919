package codev.infra.testkit.templates;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds calls in the expressions of templates that no public method answers: they fail when the
 * page is rendered. On what a call is made is known after a call that returns a type of ours;
 * elsewhere a public method of any of our types is accepted, so a fault may be missed, but none is
 * reported where there is none.
 */
public final class TemplateMethodCheck {
  private static final Pattern EXPRESSION = Pattern.compile("[$*]\\{");
  private static final Pattern LITERAL = Pattern.compile("'[^']*'");

  /** Its first group is an object of the template language, such as {@code #strings}. */
  private static final Pattern CALL = Pattern.compile("(#\\w+)?(\\??\\.)(\\w+)\\(");

  /** Types of the JDK on which templates may call methods. */
  private static final List<Class<?>> LIBRARY =
      List.of(
          Boolean.class,
          Collection.class,
          DayOfWeek.class,
          Double.class,
          Duration.class,
          Enum.class,
          Instant.class,
          Integer.class,
          List.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          Locale.class,
          Long.class,
          Map.class,
          Map.Entry.class,
          Month.class,
          Optional.class,
          Period.class,
          Set.class,
          Stream.class,
          String.class,
          URI.class,
          UUID.class,
          Year.class,
          YearMonth.class,
          ZoneId.class,
          ZonedDateTime.class);

  private static final Set<String> LIBRARY_NAMES =
      LIBRARY.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());

  private static final Map<String, List<Method>> LIBRARY_METHODS =
      LIBRARY.stream()
          .flatMap(type -> Stream.of(type.getMethods()))
          .collect(Collectors.groupingBy(Method::getName));

  private final Map<String, List<JavaMethod>> methods;

  /** Compares templates with the public methods of these types. */
  public TemplateMethodCheck(JavaClasses types) {
    methods =
        types.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(TemplateMethodCheck::isPublic)
            .collect(Collectors.groupingBy(JavaMethod::getName));
  }

  private record Call(String name, int arguments) {
    boolean isResolvedBy(JavaMethod method) {
      var parameters = method.getRawParameterTypes();
      return method.getName().equals(name)
          && (parameters.size() == arguments
              || (!parameters.isEmpty()
                  && parameters.getLast().isArray()
                  && parameters.size() - 1 <= arguments));
    }

    boolean isOfLibrary() {
      return LIBRARY_METHODS.getOrDefault(name, List.of()).stream()
          .anyMatch(method -> method.getParameterCount() == arguments || method.isVarArgs());
    }

    @Override
    public String toString() {
      return name + "() with " + arguments + " arguments";
    }
  }

  /** Each call of a template that no public method answers, with the expression around it. */
  public List<String> violations(String template) {
    var found = new ArrayList<String>();
    for (var start : EXPRESSION.matcher(template).results().toList()) {
      var end = end(template, start.end());
      var expression = LITERAL.matcher(template.substring(start.end(), end - 1)).replaceAll("''");
      found.addAll(unresolvedCalls(expression));
    }
    return found;
  }

  private List<String> unresolvedCalls(String expression) {
    var found = new ArrayList<String>();
    var ownersAt = new HashMap<Integer, Set<JavaClass>>();
    for (var match : CALL.matcher(expression).results().toList()) {
      if (match.group(1) != null) continue;
      var end = end(expression, match.end());
      var call = new Call(match.group(3), arguments(expression.substring(match.end(), end - 1)));
      if (call.isOfLibrary()) continue;
      var answers = answers(call, ownersAt.getOrDefault(match.start(2), Set.of()));
      if (answers.isEmpty()) found.add(call + " in " + expression);
      else ownersAt.put(end, returnedBy(answers));
    }
    return found;
  }

  private List<JavaMethod> answers(Call call, Set<JavaClass> owners) {
    var candidates =
        owners.isEmpty()
            ? methods.getOrDefault(call.name(), List.of()).stream()
            : owners.stream()
                .flatMap(TemplateMethodCheck::withSubclasses)
                .flatMap(type -> type.getAllMethods().stream())
                .filter(TemplateMethodCheck::isPublic);
    return candidates.filter(call::isResolvedBy).toList();
  }

  /** Our types among those that the methods return; none where another type is possible, too. */
  private static Set<JavaClass> returnedBy(List<JavaMethod> answers) {
    var types = answers.stream().map(JavaMethod::getRawReturnType).distinct().toList();
    return types.stream().allMatch(TemplateMethodCheck::isKnown)
        ? types.stream().filter(TemplateMethodCheck::isOurs).collect(Collectors.toSet())
        : Set.of();
  }

  private static boolean isKnown(JavaClass type) {
    return isOurs(type) || type.isPrimitive() || LIBRARY_NAMES.contains(type.getName());
  }

  private static Stream<JavaClass> withSubclasses(JavaClass type) {
    return Stream.concat(Stream.of(type), type.getAllSubclasses().stream());
  }

  private static boolean isOurs(JavaClass type) {
    return type.getName().startsWith("codev.");
  }

  private static boolean isPublic(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC);
  }

  /** The place after the bracket that closes the one before {@code from}. */
  private static int end(String text, int from) {
    var depth = 1;
    var isLiteral = false;
    var at = from;
    while (depth > 0) {
      if (at == text.length()) throw new IllegalArgumentException("not closed: " + text);
      var character = text.charAt(at++);
      if (character == '\'') isLiteral = !isLiteral;
      else if (!isLiteral) depth += depthOf(character);
    }
    return at;
  }

  private static int arguments(String inBrackets) {
    if (inBrackets.isBlank()) return 0;
    var arguments = 1;
    var depth = 0;
    for (var at = 0; at < inBrackets.length(); at++) {
      depth += depthOf(inBrackets.charAt(at));
      if (depth == 0 && inBrackets.charAt(at) == ',') arguments++;
    }
    return arguments;
  }

  private static int depthOf(char character) {
    return switch (character) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }
}
