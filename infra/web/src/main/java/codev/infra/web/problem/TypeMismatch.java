package codev.infra.web.problem;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.validation.FieldError;

/** Describes a value that its field cannot hold by the values that the field accepts. */
public final class TypeMismatch {
  private static final String WHOLE = "request.whole-number";
  private static final String BETWEEN = "request.whole-number.between";
  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(
          byte.class,
          Byte.class,
          short.class,
          Short.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          BigInteger.class);
  private static final Set<Class<?>> NUMBERS =
      Set.of(float.class, Float.class, double.class, Double.class, BigDecimal.class);

  private TypeMismatch() {}

  /**
   * @param type of the field; null if it is unknown
   * @param declaration that may have {@link Min} and {@link Max}; null if there is none
   * @param spelling of a constant, where the type is an enumeration
   */
  public static MalformedRequestException of(
      String field,
      @Nullable Class<?> type,
      @Nullable AnnotatedElement declaration,
      Function<Object, String> spelling) {
    if (type == null) return new MalformedRequestException(field, "request.wrong-type");
    if (type.isEnum()) {
      var constants =
          Arrays.stream(type.getEnumConstants()).map(spelling).collect(Collectors.joining(", "));
      return new MalformedRequestException(field, "request.not-one-of", constants);
    }
    if (type == boolean.class || type == Boolean.class)
      return new MalformedRequestException(field, "request.not-one-of", "true, false");
    if (WHOLE_NUMBERS.contains(type)) return wholeNumber(field, declaration);
    if (NUMBERS.contains(type)) return new MalformedRequestException(field, "request.not-a-number");
    return new MalformedRequestException(field, "request.wrong-type");
  }

  /** Of a parameter of an address, or a field of a form, where constants have their own names. */
  public static MalformedRequestException of(
      String field, TypeMismatchException failure, @Nullable AnnotatedElement declaration) {
    return of(field, type(failure), declaration, constant -> ((Enum<?>) constant).name());
  }

  /**
   * @param unbound a field of a form that was not bound
   * @param form the class that the form is bound to; null if it is unknown
   */
  public static MalformedRequestException of(FieldError unbound, @Nullable Class<?> form) {
    var field = unbound.getField();
    if (!unbound.contains(TypeMismatchException.class))
      return new MalformedRequestException(field, "request.wrong-type");
    return of(field, unbound.unwrap(TypeMismatchException.class), declaration(form, field));
  }

  /** Of a whole number that its type cannot hold. */
  public static MalformedRequestException overflow(
      String field, Class<?> type, @Nullable AnnotatedElement declaration) {
    var bounded = wholeNumber(field, declaration);
    if (!bounded.sentence().equals(WHOLE)) return bounded;
    boolean isLong = type == long.class || type == Long.class;
    return new MalformedRequestException(
        field,
        BETWEEN,
        isLong ? Long.MIN_VALUE : Integer.MIN_VALUE,
        isLong ? Long.MAX_VALUE : Integer.MAX_VALUE);
  }

  /** Where the bounds of a field are declared; null if it is unknown. */
  public static @Nullable AnnotatedElement declaration(@Nullable Class<?> owner, String name) {
    if (owner == null) return null;
    return Arrays.stream(owner.getDeclaredFields())
        .filter(field -> field.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static MalformedRequestException wholeNumber(
      String field, @Nullable AnnotatedElement declaration) {
    var min = declaration == null ? null : declaration.getAnnotation(Min.class);
    var max = declaration == null ? null : declaration.getAnnotation(Max.class);
    if (min != null && max != null)
      return new MalformedRequestException(field, BETWEEN, min.value(), max.value());
    if (min != null)
      return new MalformedRequestException(field, "request.whole-number.at-least", min.value());
    if (max != null)
      return new MalformedRequestException(field, "request.whole-number.at-most", max.value());
    return new MalformedRequestException(field, WHOLE);
  }

  /** Of a list, that of its element that could not be read. */
  private static @Nullable Class<?> type(TypeMismatchException failure) {
    return failure.getCause() instanceof ConversionFailedException failed
        ? failed.getTargetType().getObjectType()
        : failure.getRequiredType();
  }
}
