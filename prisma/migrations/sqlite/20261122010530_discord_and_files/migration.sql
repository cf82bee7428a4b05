-- AlterTable
ALTER TABLE "Problem" ADD COLUMN "plan" TEXT;
ALTER TABLE "Problem" ADD COLUMN "promisedDay" TEXT;

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "satisfied" BOOLEAN NOT NULL,
    "score" INTEGER,
    "remark" TEXT,
    "personId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "FollowUp_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "File" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT,
    "bytes" INTEGER,
    "hash" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "why" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "fileId" INTEGER NOT NULL,
    "complaintId" INTEGER,
    "problemId" INTEGER,
    "visitId" INTEGER,
    "personId" INTEGER,
    "roomId" INTEGER NOT NULL,
    "threadId" INTEGER,
    "batch" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Evidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Evidence_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Evidence_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Evidence_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Evidence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Bookmark" (
    "platform" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- AlterTable: every thread so far is the home of one complaint
ALTER TABLE "Thread" ADD COLUMN "caseId" INTEGER REFERENCES "Complaint" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
UPDATE "Thread" SET "caseId" = (SELECT "id" FROM "Complaint" WHERE "Complaint"."threadId" = "Thread"."id");
CREATE INDEX "Thread_caseId_idx" ON "Thread"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "FollowUp_complaintId_round_key" ON "FollowUp"("complaintId", "round");

-- CreateIndex
CREATE INDEX "File_state_id_idx" ON "File"("state", "id");

-- CreateIndex
CREATE INDEX "Evidence_complaintId_idx" ON "Evidence"("complaintId");

-- CreateIndex
CREATE INDEX "Evidence_visitId_idx" ON "Evidence"("visitId");

-- CreateIndex
CREATE INDEX "Evidence_batch_idx" ON "Evidence"("batch");

-- CreateIndex
CREATE INDEX "Evidence_fileId_idx" ON "Evidence"("fileId");
