package codev.infra.eventstore.axon;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.MapperFeature;

/**
 * Events as plain JSON, in the order in which a record declares its fields, under their logical
 * names; they contain no Java names. Absent values are left out, instants are ISO-8601. What a
 * {@link PayloadProtection} covers is stored as it has it.
 */
public final class EventSerializer extends Jackson3Serializer {
  private final EventTypes types;
  private final PayloadProtection protection;

  public EventSerializer(EventTypes types) {
    this(types, PayloadProtection.none());
  }

  public EventSerializer(EventTypes types, PayloadProtection protection) {
    super(
        builder()
            .jsonMapperBuilderCustomizer(
                mapper ->
                    mapper
                        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .changeDefaultPropertyInclusion(
                            absent -> absent.withValueInclusion(JsonInclude.Include.NON_NULL))));
    this.types = types;
    this.protection = protection;
  }

  @Override
  public <T> SerializedObject<T> serialize(Object object, Class<T> expected) {
    if (!protection.covers(typeForClass(object.getClass()).getName()))
      return super.serialize(object, expected);
    var plain = super.serialize(object, byte[].class);
    var stored = protection.protect(plain.getType().getName(), plain.getData());
    return getConverter().convert(as(plain.getType(), stored), expected);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
  public <S, T> T deserialize(SerializedObject<S> stored) {
    var type = stored.getType();
    if (!protection.covers(type.getName())) return super.deserialize(stored);
    var bytes = getConverter().convert(stored, byte[].class).getData();
    return super.deserialize(as(type, protection.open(type.getName(), bytes)));
  }

  private static SerializedObject<byte[]> as(SerializedType type, byte[] json) {
    return new SimpleSerializedObject<>(json, byte[].class, type);
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
