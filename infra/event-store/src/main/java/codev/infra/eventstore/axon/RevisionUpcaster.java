package codev.infra.eventstore.axon;

import java.util.function.Consumer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes the JSON of a stored event from one revision to the next one. */
public final class RevisionUpcaster extends SingleEventUpcaster {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SimpleSerializedType from;
  private final SimpleSerializedType to;
  private final Consumer<ObjectNode> change;

  /**
   * @param type of the event
   * @param revision the earlier one
   */
  public RevisionUpcaster(String type, int revision, Consumer<ObjectNode> change) {
    from = new SimpleSerializedType(type, Integer.toString(revision));
    to = new SimpleSerializedType(type, Integer.toString(revision + 1));
    this.change = change;
  }

  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return event.getType().getName().equals(from.getName())
        && from.getRevision().equals(event.getType().getRevision());
  }

  @Override
  protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
    return event.upcastPayload(to, byte[].class, this::changed);
  }

  private byte[] changed(byte[] payload) {
    var event = (ObjectNode) JSON.readTree(payload);
    change.accept(event);
    return JSON.writeValueAsBytes(event);
  }
}
