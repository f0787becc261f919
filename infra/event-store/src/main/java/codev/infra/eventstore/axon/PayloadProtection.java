package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.EventRow;
import java.util.List;

/**
 * What is done to JSON of some types before it is stored, and undone when it is read. The log, its
 * hash chain and its exports have what is stored; aggregates and processors see what was given.
 */
public interface PayloadProtection {
  /** Stores everything as it is. */
  static PayloadProtection none() {
    return new PayloadProtection() {
      @Override
      public boolean covers(String type) {
        return false;
      }

      @Override
      public byte[] protect(String type, byte[] json) {
        return json;
      }

      @Override
      public byte[] open(String type, byte[] json) {
        return json;
      }
    };
  }

  /**
   * @param type a stored event name, or the name of a message
   */
  boolean covers(String type);

  /**
   * The same content gives the same bytes. What can no longer be protected is left out, and never a
   * reason not to store the rest.
   */
  byte[] protect(String type, byte[] json);

  /** JSON that was stored without protection is returned as it is. */
  byte[] open(String type, byte[] json);

  /** Called before these rows are read one by one; what fails fails again, where it matters. */
  default void prepare(List<EventRow> rows) {}
}
