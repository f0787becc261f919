package codev.infra.eventstore.axon;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.MapperFeature;

/**
 * Events as plain JSON, in the order in which a record declares its fields, under their logical
 * names; they contain no Java names. Absent values are left out, instants are ISO-8601.
 */
public final class EventSerializer extends Jackson3Serializer {
  private final EventTypes types;

  public EventSerializer(EventTypes types) {
    super(
        builder()
            .jsonMapperBuilderCustomizer(
                mapper ->
                    mapper
                        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .changeDefaultPropertyInclusion(
                            absent -> absent.withValueInclusion(JsonInclude.Include.NON_NULL))));
    this.types = types;
  }

  @Override
  @SuppressWarnings("rawtypes") // as Axon declares it
  public SerializedType typeForClass(Class type) {
    return types.all().contains(type)
        ? new SimpleSerializedType(types.nameOf(type), EventTypes.revisionOf(type))
        : super.typeForClass(type);
  }

  /** An unknown name is refused: passing over it would change what happened. */
  @Override
  public Class<?> classForType(SerializedType type) {
    var known = types.classOf(type.getName()).orElseGet(() -> super.classForType(type));
    if (known == UnknownSerializedType.class) throw new UnknownEventTypeException(type);
    return known;
  }
}
