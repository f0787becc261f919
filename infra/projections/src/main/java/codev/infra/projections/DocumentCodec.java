package codev.infra.projections;

import codev.infra.projections.authenticity.ViewAlteredException;
import codev.infra.projections.authenticity.ViewAuthentication;
import java.util.Map;
import org.bson.Document;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts records to BSON documents and back. Own fields start with an underscore and cannot
 * collide with the record's.
 *
 * @param view with its version, which the documents' codes are computed for
 */
record DocumentCodec<D>(Class<D> record, String view, ViewAuthentication authentication) {
  static final String UP_TO = "_upTo";
  private static final String GONE = "_gone";
  private static final String CODE = "_code";
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
  private static final JsonMapper JSON = JsonMapper.shared();

  Document write(StoredDocument<D> kept) {
    var stored = new Document("_id", kept.id()).append(UP_TO, kept.upTo());
    if (kept.document() == null) stored.append(GONE, true);
    else stored.putAll(JSON.convertValue(kept.document(), FIELDS));
    if (authentication.isActive()) stored.append(CODE, authentication.code(view, stored));
    return stored;
  }

  /**
   * @throws ViewAlteredException if it is not what was written
   */
  StoredDocument<D> read(Document stored) {
    if (authentication.isActive()) verify(stored);
    return convert(stored);
  }

  /** Without verifying it. */
  StoredDocument<D> convert(Document stored) {
    var id = stored.getString("_id");
    var upTo = stored.get(UP_TO, Number.class).longValue(); // codes are of its value
    if (stored.containsKey(GONE)) return new StoredDocument<>(id, null, upTo);
    return new StoredDocument<>(id, JSON.convertValue(stored, record), upTo);
  }

  private void verify(Document stored) {
    var id = String.valueOf(stored.get("_id"));
    var fields = new Document(stored);
    var code = fields.remove(CODE);
    if (!authentication.verify(view, id, fields, code instanceof String text ? text : null))
      throw new ViewAlteredException(view, id);
  }

  /** An id or an enum as it stands in a stored field. */
  static Object plain(Object value) {
    return value instanceof String ? value : JSON.convertValue(value, Object.class);
  }
}
