package org.gatehouse.lsm.object;

import org.gatehouse.lsm.blob.Blob;
import org.gatehouse.lsm.blob.ObjectKind;
import org.gatehouse.lsm.blob.SecurityObject;

/** An event on a topic of EventAdmin (struct msg_msg). */
public final class MessageObject implements SecurityObject {
  private final String topic;
  private final Cred sender;
  private final Blob blob;

  MessageObject(String topic, Cred sender, Blob blob) {
    this.topic = topic;
    this.sender = sender;
    this.blob = blob;
  }

  /** The topic. */
  public String topic() {
    return topic;
  }

  /** Who sent it. */
  public Cred sender() {
    return sender;
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.MESSAGE;
  }

  @Override
  public Blob blob() {
    return blob;
  }

  @Override
  public String toString() {
    return "message on " + topic;
  }
}
