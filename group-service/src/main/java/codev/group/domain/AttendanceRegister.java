package codev.group.domain;

import codev.group.domain.command.GroupSessionCommand.NotePresence;
import codev.group.domain.command.GroupSessionCommand.NoteSignature;
import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The attendance of a group's sessions: signatures, and how each member was marked last. */
final class AttendanceRegister {
  private final Set<Signature> signed = new HashSet<>();
  private final Map<SessionMember, AttendanceRecord.Status> marked = new HashMap<>();

  /** It stands for one half-day. */
  private record Signature(SessionId session, Username person, HalfDay halfDay) {}

  private record SessionMember(SessionId session, Username member) {}

  boolean isSigned(NoteSignature c) {
    return signed.contains(new Signature(c.session(), c.person(), c.halfDay()));
  }

  boolean isMarked(NotePresence c) {
    return marked.get(new SessionMember(c.session(), c.member())) == c.status();
  }

  /** Another day is signed and marked anew. */
  void apply(GroupEvent event) {
    switch (event) {
      case SignatureNoted e -> signed.add(new Signature(e.session(), e.person(), e.halfDay()));
      case PresenceNoted e -> marked.put(new SessionMember(e.session(), e.member()), e.status());
      case SessionPostponed e -> {
        signed.removeIf(signature -> signature.session().equals(e.session()));
        marked.keySet().removeIf(seat -> seat.session().equals(e.session()));
      }
      case MembershipEvent _, CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> {}
    }
  }
}
