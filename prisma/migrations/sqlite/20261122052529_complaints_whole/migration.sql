-- AlterTable
ALTER TABLE "Problem" ADD COLUMN "solution" TEXT;

-- CreateTable
CREATE TABLE "Contact" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "departmentId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "reached" BOOLEAN NOT NULL,
    "remark" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Contact_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contact_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contact_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Pause" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "complaintId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "fromAt" DATETIME NOT NULL,
    "toAt" DATETIME,
    CONSTRAINT "Pause_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Pause_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Leave" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "brandId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "deputyId" INTEGER,
    "reason" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "decidedBy" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "Leave_brandId_fkey" FOREIGN KEY ("brandId") REFERENCES "Brand" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Leave_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Leave_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Clock" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "complaintId" INTEGER NOT NULL,
    "departmentId" INTEGER,
    "problemId" INTEGER,
    "day" TEXT,
    "round" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "ringAt" DATETIME,
    "step" INTEGER NOT NULL DEFAULT 0,
    "stoppedAt" DATETIME,
    "breachedAt" DATETIME,
    "trace" JSONB NOT NULL,
    CONSTRAINT "Clock_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Clock_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Clock_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Clock" ("breachedAt", "complaintId", "departmentId", "dueAt", "id", "kind", "ringAt", "round", "startedAt", "step", "stoppedAt", "trace") SELECT "breachedAt", "complaintId", "departmentId", "dueAt", "id", "kind", "ringAt", "round", "startedAt", "step", "stoppedAt", "trace" FROM "Clock";
DROP TABLE "Clock";
ALTER TABLE "new_Clock" RENAME TO "Clock";
CREATE INDEX "Clock_ringAt_idx" ON "Clock"("ringAt");
CREATE INDEX "Clock_complaintId_departmentId_kind_idx" ON "Clock"("complaintId", "departmentId", "kind");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Contact_complaintId_departmentId_idx" ON "Contact"("complaintId", "departmentId");

-- CreateIndex
CREATE INDEX "Pause_complaintId_idx" ON "Pause"("complaintId");

-- CreateIndex
CREATE INDEX "Leave_personId_state_idx" ON "Leave"("personId", "state");

-- CreateIndex
CREATE INDEX "Leave_brandId_state_idx" ON "Leave"("brandId", "state");
