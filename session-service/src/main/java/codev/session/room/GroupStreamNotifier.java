package codev.session.room;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.LiveEventProcessor;
import codev.infra.projections.ReadModel;
import codev.infra.web.streaming.OpenStreams;
import codev.session.domain.reference.KnownGroupEvent;
import codev.session.domain.reference.KnownGroupEvent.CharterAcceptanceHeard;
import codev.session.domain.reference.KnownGroupEvent.CharterVersionNoted;
import codev.session.domain.reference.KnownGroupEvent.CharterWithdrawalHeard;
import codev.session.domain.reference.KnownGroupEvent.CommitmentChanged;
import codev.session.domain.reference.KnownGroupEvent.CommitmentHeard;
import codev.session.domain.reference.KnownGroupEvent.CommitmentSettled;
import codev.session.domain.reference.KnownGroupEvent.CommitmentWithdrawn;
import codev.session.domain.reference.KnownGroupEvent.FacilitatorHeard;
import codev.session.domain.reference.KnownGroupEvent.MembershipHeard;
import codev.session.domain.reference.KnownGroupEvent.SessionHeard;
import codev.session.domain.reference.KnownGroupEvent.TurnCountHeard;
import codev.session.reference.KnownGroupView;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Wakes the open streams of a group's sessions when its members or its facilitator change, which is
 * no event of a session that is over, or who has accepted its charter, which is none of a session
 * that is to be opened. The streams ask the group's read model whether their viewers may go on, so
 * it has to include the change first. Every instance of the service follows the log for itself,
 * from its head: it has no stream that was opened before.
 */
@Component
class GroupStreamNotifier extends LiveEventProcessor<KnownGroupEvent> implements DisposableBean {
  private final GroupStreamWaker waker;

  GroupStreamNotifier(EventLog log, ReadModel<KnownGroupView> groups, OpenStreams streams) {
    super("group-changes-live", KnownGroupEvent.class, log);
    this.waker = new GroupStreamWaker(groups, streams::wake);
  }

  @Override
  protected void follow(List<RecordedEvent<KnownGroupEvent>> batch) {
    var changes = batch.stream().filter(recorded -> isFollowed(recorded.event())).toList();
    if (!changes.isEmpty())
      waker.wake(
          changes.stream().map(change -> change.event().group().toString()).distinct().toList(),
          changes.getLast().position());
  }

  private static boolean isFollowed(KnownGroupEvent event) {
    return switch (event) {
      case MembershipHeard _, FacilitatorHeard _ -> true;
      case CharterAcceptanceHeard _, CharterWithdrawalHeard _, CharterVersionNoted _ -> true;
      case SessionHeard _,
          TurnCountHeard _,
          CommitmentHeard _,
          CommitmentChanged _,
          CommitmentWithdrawn _,
          CommitmentSettled _ ->
          false;
    };
  }

  @Override
  public void destroy() {
    waker.close();
  }
}
