package codev.infra.projections;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import codev.infra.eventstore.log.LogPosition;
import codev.infra.projections.authenticity.ViewAuthentication;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The position of one generation of a view in the log, stored as {@code {_id: view, position, hash,
 * generation, target, older, fence}}, and a code of all that.
 *
 * @param generation names the collection: a rebuild takes the number of its request, a build from
 *     nothing the moment at which it began, so that no two builds write into the same one
 * @param target end of the log when a build from nothing began: until the position reaches it the
 *     view is not read; 0 from then on
 * @param older version that is read until then, such as {@code board.6}; null if none is, and from
 *     then on
 * @param fence number of the lease under which it was taken over last; 0 before the first
 */
record ProjectionToken(
    LogPosition logPosition, long generation, long target, @Nullable String older, long fence) {
  static final ProjectionToken NONE = new ProjectionToken(LogPosition.START, 0, 0, null, 0);

  private static final String GENERATION = "generation";
  private static final String TARGET = "target";
  private static final String OLDER = "older";
  private static final String FENCE = "fence";
  private static final String CODE = "code";

  /** What a token is called where documents have their ids. */
  private static final String TOKEN = "token";

  ProjectionToken {
    if (logPosition.position() >= target) {
      target = 0;
      older = null;
    }
  }

  private static ProjectionToken read(Document stored) {
    return new ProjectionToken(
        new LogPosition(number(stored, "position"), stored.getString("hash")),
        number(stored, GENERATION),
        number(stored, TARGET),
        stored.getString(OLDER),
        number(stored, FENCE));
  }

  /**
   * The token of one view in its collection, with its code where there are any.
   *
   * @param view such as {@code board.6}
   */
  record Storage(MongoCollection<Document> tokens, String view, ViewAuthentication authentication) {
    /** Null if there is none; one that others have written is deleted, and that is reported. */
    @Nullable ProjectionToken find() {
      var saved = tokens.find(eq("_id", view)).first();
      if (saved == null) return null;
      var token = read(saved);
      if (token == null) tokens.deleteOne(saved);
      return token;
    }

    /** Null if others have written it, which is reported. */
    @Nullable ProjectionToken read(Document saved) {
      return isAuthentic(saved) ? ProjectionToken.read(saved) : null;
    }

    private boolean isAuthentic(Document saved) {
      if (!authentication.isActive()) return true;
      var fields = new Document(saved);
      var code = fields.remove(CODE);
      return authentication.verify(
          place(), TOKEN, fields, code instanceof String text ? text : null);
    }

    void insert(ProjectionToken token) {
      tokens.insertOne(document(token));
    }

    /** False if the token is not where it was. */
    boolean replace(ProjectionToken from, ProjectionToken to) {
      return tokens.replaceOne(from.filter(view), document(to)).getMatchedCount() > 0;
    }

    void delete(ProjectionToken token) {
      tokens.deleteOne(token.filter(view));
    }

    private Document document(ProjectionToken token) {
      var document = token.document(view);
      if (authentication.isActive()) document.append(CODE, authentication.code(place(), document));
      return document;
    }

    /** What codes of documents are not computed for. */
    private String place() {
      return view + " " + TOKEN;
    }
  }

  /** Of whichever type: codes are of its value. */
  private static long number(Document stored, String field) {
    return stored.get(field) instanceof Number number ? number.longValue() : 0;
  }

  private Document document(String view) {
    var document =
        new Document("_id", view).append("position", position()).append("hash", logPosition.hash());
    if (generation != 0) document.append(GENERATION, generation);
    if (!isReadable()) document.append(TARGET, target);
    if (older != null) document.append(OLDER, older);
    if (fence != 0) document.append(FENCE, fence);
    return document;
  }

  /** Finds the view's token while it is still at this position, under this number. */
  private Bson filter(String view) {
    return and(
        eq("_id", view),
        eq("position", position()),
        eq(GENERATION, nullIfZero(generation)),
        eq(FENCE, nullIfZero(fence)));
  }

  /** 0 is not written down: tokens are older than generations and leases. */
  private static @Nullable Long nullIfZero(long number) {
    return number == 0 ? null : number;
  }

  long position() {
    return logPosition.position();
  }

  ProjectionToken at(LogPosition later) {
    return new ProjectionToken(later, generation, target, older, fence);
  }

  ProjectionToken under(long number) {
    return new ProjectionToken(logPosition, generation, target, older, number);
  }

  /** Not read before it reaches this position either. */
  ProjectionToken until(long position) {
    return new ProjectionToken(logPosition, generation, Math.max(target, position), older, fence);
  }

  /** Of two tokens of a view the one that is ahead. */
  static ProjectionToken further(ProjectionToken one, ProjectionToken other) {
    var isFurther =
        other.generation == one.generation
            ? other.position() > one.position()
            : other.generation > one.generation;
    return isFurther ? other : one;
  }

  boolean isReadable() {
    return position() >= target;
  }

  /** How much of a build from nothing is done. */
  int percent() {
    return isReadable() ? 100 : (int) (100 * position() / target);
  }
}
