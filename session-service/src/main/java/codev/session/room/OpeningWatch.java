package codev.session.room;

import codev.session.response.PermissionsResponse.GateResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kept a session from being opened when its stream looked last: no event of it tells. */
final class OpeningWatch {
  private @Nullable List<GateResponse> last;

  /** Whether it is otherwise now; the first time too: it may be since the page was drawn. */
  boolean isChanged(List<GateResponse> gates) {
    var isChanged = !gates.equals(last);
    last = List.copyOf(gates);
    return isChanged;
  }
}
