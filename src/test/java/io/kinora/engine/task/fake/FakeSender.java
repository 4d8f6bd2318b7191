package io.kinora.engine.task.fake;

import io.kinora.engine.task.Callback;
import io.kinora.engine.task.CallbackAnswer;
import io.kinora.engine.task.CallbackAnswer.Delivered;
import io.kinora.engine.task.CallbackSender;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A sender that keeps what it is given, and answers what it was told to, then always 200.
public final class FakeSender implements CallbackSender {

  private final List<Callback> sent = new CopyOnWriteArrayList<>();
  private final Queue<CallbackAnswer> answers = new ConcurrentLinkedQueue<>();

  public void answerNext(CallbackAnswer... next) {
    answers.addAll(List.of(next));
  }

  public List<Callback> sent() {
    return List.copyOf(sent);
  }

  @Override
  public CallbackAnswer send(Callback callback) {
    sent.add(callback);
    CallbackAnswer answer = answers.poll();
    return answer == null ? new Delivered(200) : answer;
  }
}
